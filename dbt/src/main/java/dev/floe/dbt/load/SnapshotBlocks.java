package dev.floe.dbt.load;

import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts {@code snapshot} blocks out of a file, before anything is rendered. */
final class SnapshotBlocks {

  private static final Pattern TAG =
      Pattern.compile(
          "\\{#.*?#\\}|\\{%-?\\s*(?:snapshot\\s+([A-Za-z_][A-Za-z0-9_]*)|(endsnapshot))\\s*-?%\\}",
          Pattern.DOTALL);

  /** A block: its name and what stands between its tags. */
  record Block(String name, Template body) {}

  private SnapshotBlocks() {}

  static List<Block> in(String file, String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    String name = "";
    int start = 0;
    while (tag.find()) {
      if (tag.group(1) != null) {
        name = tag.group(1);
        start = tag.end();
      } else if (tag.group(2) != null && !name.isEmpty()) {
        Template body =
            new Template(file, text.substring(start, tag.start()), Position.at(text, start));
        blocks.add(new Block(name, body));
        name = "";
      }
    }
    return blocks;
  }
}

package dev.floe.dbt.properties;

import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.project.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code docs} blocks in Markdown files. */
public final class DocBlocks {

  private static final Pattern OPEN =
      Pattern.compile("\\{%-?\\s*docs\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*-?%\\}");
  private static final Pattern CLOSE = Pattern.compile("\\{%-?\\s*enddocs\\s*-?%\\}");

  private DocBlocks() {}

  /** The blocks of a file, in order; a block that is not closed ends with the file. */
  public static List<DocBlock> in(SourceFile file, String text) {
    List<DocBlock> blocks = new ArrayList<>();
    Matcher open = OPEN.matcher(text);
    Matcher close = CLOSE.matcher(text);
    int from = 0;
    while (open.find(from)) {
      boolean closed = close.find(open.end());
      int end = closed ? close.start() : text.length();
      blocks.add(
          new DocBlock(
              "doc." + file.packageName() + "." + open.group(1),
              open.group(1),
              file.packageName(),
              file.originalPath(),
              text.substring(open.end(), end).strip()));
      from = closed ? close.end() : text.length();
    }
    return blocks;
  }
}

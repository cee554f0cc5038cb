package dev.floe.dbt.graph;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts of configured hooks as templates that know where they were written. */
public final class HookTemplates {

  private HookTemplates() {}

  /**
   * The hooks of a key, each at its own place.
   *
   * @param texts the SQL of each hook, in the order of the configuration
   * @param owner whose hooks they are; also the place of what nobody wrote in a file
   */
  public static List<Template> of(
      NodeConfig config, String key, List<String> texts, Template owner) {
    List<Origin> origins = config.origins(key);
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<Span> written = i < origins.size() ? origins.get(i).span() : Optional.empty();
      templates.add(at(written.orElse(owner.span()), texts.get(i), owner));
    }
    return templates;
  }

  /** A call of {@code config()} is one place for all it says: its texts are found in the file. */
  private static Template at(Span written, String text, Template owner) {
    int inside = written.file().equals(owner.file()) ? owner.text().indexOf(text) : -1;
    Position start = inside < 0 ? written.start() : within(owner, inside);
    return new Template(written.file(), text, start);
  }

  private static Position within(Template owner, int offset) {
    Position inText = Position.at(owner.text(), offset);
    Position start = owner.start();
    return inText.line() == 1
        ? new Position(start.line(), start.column() + inText.column() - 1)
        : new Position(start.line() + inText.line() - 1, inText.column());
  }
}

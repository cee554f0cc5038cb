package dev.floe.cli.console;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.Sources;
import dev.floe.diagnostics.render.Style;
import dev.floe.diagnostics.render.TextRenderer;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of source a diagnostic speaks of, as a terminal shows them, without colours. */
public final class Excerpt {

  private Excerpt() {}

  /**
   * The lines of one diagnostic, its notes' too; empty if it has no place.
   *
   * @param all it is shown with: what one withholds no other shows
   */
  public static String of(Diagnostic diagnostic, List<Diagnostic> all, Sources sources) {
    String text = new TextRenderer(new Redacted(sources, all), Style.PLAIN).render(diagnostic);
    long message = diagnostic.message().lines().count();
    long help = diagnostic.help().map(h -> h.lines().count()).orElse(0L);
    List<String> lines = text.lines().toList();
    return lines.stream()
        .skip(message)
        .limit(Math.max(0, lines.size() - message - help))
        .collect(Collectors.joining("\n"));
  }
}

package dev.floe.cli.console;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.JsonRenderer;
import dev.floe.diagnostics.render.Sources;
import dev.floe.diagnostics.render.Style;
import dev.floe.diagnostics.render.TextRenderer;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where a command's answer goes: what was asked for to standard output, everything said beside it
 * to standard error.
 */
public final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final Streams streams;

  /**
   * Which of the streams a person watches, and in which colours.
   *
   * @param out for standard output
   * @param err for standard error
   * @param live whether standard error is a terminal on which a line may be redrawn
   */
  public record Streams(Palette out, Palette err, boolean live) {

    /** Files and pipes. */
    public static Streams plain() {
      return new Streams(Palette.PLAIN, Palette.PLAIN, false);
    }
  }

  public Console(PrintStream out, PrintStream err, Streams streams) {
    this.out = out;
    this.err = err;
    this.streams = streams;
  }

  /** The colours of standard output. */
  public Palette palette() {
    return streams.out();
  }

  /** Part of the answer, as it is. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** A line of the answer. */
  public void line(String text) {
    print(text + "\n");
  }

  /** A remark beside the answer. */
  public void remark(String text) {
    out.flush();
    err.print(text + "\n");
    err.flush();
  }

  /** Diagnostics, with the lines of the sources they speak of, then how many there are. */
  public void diagnostics(List<Diagnostic> found, Sources sources) {
    List<Diagnostic> diagnostics = found.stream().distinct().toList();
    if (diagnostics.isEmpty()) {
      return;
    }
    remark(text(diagnostics, sources, streams.err().style()));
    if (diagnostics.size() > 1) {
      remark(streams.err().strong(TextRenderer.summary(diagnostics)));
    }
  }

  /** The same as plain text, for a file. */
  public static String text(List<Diagnostic> found, Sources sources) {
    return text(found.stream().distinct().toList(), sources, Style.PLAIN);
  }

  private static String text(List<Diagnostic> diagnostics, Sources sources, Style style) {
    return new TextRenderer(new Redacted(sources, diagnostics), style).render(diagnostics);
  }

  /** The one JSON document of a command: its diagnostics and what else it has to tell. */
  public void json(List<Diagnostic> diagnostics, Map<String, ?> more) {
    print(new JsonRenderer().render(diagnostics.stream().distinct().toList(), more));
  }

  /** A line of progress that is redrawn on a terminal and silent elsewhere. */
  public Progress progress() {
    return streams.live() ? new LiveProgress(err, streams.err()) : new SilentProgress();
  }
}

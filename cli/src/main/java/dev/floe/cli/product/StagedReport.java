package dev.floe.cli.product;

import dev.floe.cli.console.Palette;
import dev.floe.compiler.Stage;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The staged report of a compilation: what was done step by step, what held and what did not. */
final class StagedReport {

  private static final String INDENT = "      ";
  private static final String UNDER = INDENT + "        ";

  private final Palette palette;

  StagedReport(Palette palette) {
    this.palette = palette;
  }

  /** For people; a blank line between two stages. */
  String text(List<Stage> stages) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      out.append(i == 0 ? "" : "\n")
          .append(palette.strong("[" + (i + 1) + "/" + stages.size() + "] " + stage.title()))
          .append('\n');
      stage.lines().forEach(line -> append(out, line));
    }
    return out.toString();
  }

  private void append(StringBuilder out, Stage.Line line) {
    switch (line) {
      case Stage.Held(String text, int depth) ->
          out.append(INDENT)
              .append("  ".repeat(depth))
              .append(palette.good("✓"))
              .append(' ')
              .append(text)
              .append('\n');
      case Stage.Aside(String text) -> out.append(INDENT).append("· ").append(text).append('\n');
      case Stage.Found(Diagnostic finding) -> append(out, finding);
    }
  }

  private void append(StringBuilder out, Diagnostic finding) {
    String mark =
        switch (finding.severity()) {
          case ERROR -> palette.bad("✗ ERROR");
          case WARNING -> palette.warn("! WARNING");
          case NOTE -> "· NOTE";
        };
    out.append(INDENT).append(mark).append(": ").append(finding.message()).append('\n');
    finding.notes().stream()
        .filter(note -> note.span().isEmpty())
        .forEach(note -> under(out, note.message()));
    finding.help().ifPresent(help -> under(out, help));
    where(finding).ifPresent(place -> under(out, place));
  }

  private static void under(StringBuilder out, String text) {
    text.lines().forEach(line -> out.append(UNDER).append(line).append('\n'));
  }

  /** Where it is, and who demands otherwise. */
  private static Optional<String> where(Diagnostic finding) {
    String places =
        Stream.concat(
                finding.span().map(Span::toString).stream(),
                finding.demandedBy().map(policy -> "demanded by " + policy).stream())
            .collect(Collectors.joining(", "));
    return places.isEmpty() ? Optional.empty() : Optional.of(places);
  }

  /** For programs: titles and lines as plain values. */
  static List<Map<String, Object>> plain(List<Stage> stages) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Stage stage : stages) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("title", stage.title());
      one.put("ok", stage.isOk());
      one.put("lines", stage.lines().stream().map(StagedReport::plain).toList());
      all.add(one);
    }
    return all;
  }

  private static Map<String, Object> plain(Stage.Line line) {
    return switch (line) {
      case Stage.Held(String text, int depth) -> plain(text, true);
      case Stage.Aside(String text) -> plain(text, true);
      case Stage.Found(Diagnostic finding) -> plain(finding.message(), !finding.isError());
    };
  }

  private static Map<String, Object> plain(String text, boolean ok) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("text", text);
    plain.put("ok", ok);
    return plain;
  }
}

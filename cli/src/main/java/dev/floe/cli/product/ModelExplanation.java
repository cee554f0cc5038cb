package dev.floe.cli.product;

import dev.floe.cli.console.Palette;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judged.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies of a model, for people and for programs. */
final class ModelExplanation {

  private final Palette palette;

  ModelExplanation(Palette palette) {
    this.palette = palette;
  }

  /** A table of all, then what does not hold, then what is not looked at. */
  String text(ModelPolicies policies) {
    StringBuilder out = new StringBuilder();
    out.append(palette.strong(policies.node().info().name()))
        .append("  ")
        .append(policies.layer().map(layer -> layer + " layer, ").orElse(""))
        .append(policies.node().info().path())
        .append("\n\n");
    if (policies.verdicts().isEmpty()) {
      out.append("No policy applies to it.\n");
    } else {
      out.append(table(policies.verdicts()));
    }
    policies.verdicts().stream()
        .filter(judged -> judged.state() != State.HOLDS)
        .forEach(judged -> append(out, judged));
    if (!policies.off().isEmpty()) {
      out.append("\nNot looked at:\n");
    }
    for (ModelPolicies.Off off : policies.off()) {
      String who =
          off.enforcement().origin().span().isPresent()
              ? "off by " + off.enforcement().origin()
              : "nobody asks for it";
      out.append("  ").append(off.rule().id()).append(": ").append(who).append('\n');
    }
    return out.toString();
  }

  private static String table(List<Judged> verdicts) {
    TextTable table =
        new TextTable(
            List.of(
                Column.text("state"),
                Column.text("policy"),
                Column.text("rule"),
                Column.text("tier"),
                Column.text("place")));
    for (Judged judged : verdicts) {
      Origin origin = judged.verdict().demand().origin();
      table.row(
          List.of(
              word(judged.state()),
              judged.verdict().demand().policy(),
              judged.rule().id(),
              origin.source(),
              origin.span().map(Span::toString).orElse("")));
    }
    return table.render();
  }

  private void append(StringBuilder out, Judged judged) {
    for (Diagnostic finding : judged.verdict().findings()) {
      out.append('\n')
          .append(palette.bad("✗ "))
          .append(judged.rule().id())
          .append(": ")
          .append(finding.message())
          .append('\n');
      finding
          .help()
          .ifPresent(
              help -> help.lines().forEach(line -> out.append("    ").append(line).append('\n')));
    }
    for (Judged.Excused excused : judged.excused()) {
      out.append("\n· ")
          .append(judged.rule().id())
          .append(": ")
          .append(excused.finding().message())
          .append("\n    ")
          .append(reason(excused.excuse()))
          .append('\n');
    }
  }

  private static String reason(Excuse excuse) {
    return switch (excuse) {
      case Excuse.Waived(Waiver waiver) ->
          "waived by %s until %s: %s (%s)"
              .formatted(waiver.owner(), waiver.expires(), waiver.reason(), waiver.origin());
      case Excuse.Known() -> "known when the product's baseline was taken";
    };
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** For programs. */
  static Map<String, Object> plain(ModelPolicies policies) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("model", policies.node().uniqueId());
    policies.layer().ifPresent(layer -> plain.put("layer", layer));
    plain.put("policies", policies.verdicts().stream().map(Verdicts::plain).toList());
    plain.put("off", policies.off().stream().map(ModelExplanation::plain).toList());
    return plain;
  }

  private static Map<String, @Nullable Object> plain(ModelPolicies.Off off) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("rule", off.rule().id());
    plain.put("by", Verdicts.plain(off.enforcement().origin()));
    return plain;
  }
}

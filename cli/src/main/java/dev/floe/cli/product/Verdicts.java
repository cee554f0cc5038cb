package dev.floe.cli.product;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules say, as plain values for programs. */
final class Verdicts {

  private Verdicts() {}

  static List<Map<String, @Nullable Object>> plain(Judgement judgement) {
    return judgement.verdicts().stream().map(Verdicts::plain).toList();
  }

  static Map<String, @Nullable Object> plain(Judged judged) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("rule", judged.rule().id());
    plain.put("topic", judged.rule().topic().title());
    plain.put("subject", judged.verdict().subject());
    plain.put("state", judged.state().name().toLowerCase(Locale.ROOT));
    plain.put("statement", judged.verdict().statement());
    plain.put("enforcement", judged.enforcement().value().word());
    plain.put("demand", judged.verdict().demand().policy());
    plain.put("demandedBy", plain(judged.verdict().demand().origin()));
    plain.put(
        "findings", judged.verdict().findings().stream().map(Diagnostic::fingerprint).toList());
    plain.put("excused", judged.excused().stream().map(Verdicts::plain).toList());
    return plain;
  }

  static Map<String, @Nullable Object> plain(Origin origin) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("source", origin.source());
    plain.put("file", origin.span().map(Span::file).orElse(null));
    plain.put("line", origin.span().map(span -> span.start().line()).orElse(null));
    plain.put("column", origin.span().map(span -> span.start().column()).orElse(null));
    return plain;
  }

  private static Map<String, @Nullable Object> plain(Judged.Excused excused) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("fingerprint", excused.finding().fingerprint());
    plain.put("message", excused.finding().message());
    switch (excused.excuse()) {
      case Excuse.Waived(Waiver waiver) -> {
        plain.put("waiver", waiver.name());
        plain.put("owner", waiver.owner());
        plain.put("reason", waiver.reason());
        plain.put("expires", waiver.expires().toString());
      }
      case Excuse.Known() -> plain.put("waiver", null);
    }
    return plain;
  }
}

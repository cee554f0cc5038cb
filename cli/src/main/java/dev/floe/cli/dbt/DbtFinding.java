package dev.floe.cli.dbt;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import java.util.LinkedHashMap;
import java.util.Map;

/** A finding as an event of dbt's log. */
final class DbtFinding {

  private DbtFinding() {}

  /** How much it matters. */
  static DbtLog.Level level(Diagnostic found) {
    return switch (found.severity()) {
      case ERROR -> DbtLog.Level.ERROR;
      case WARNING -> DbtLog.Level.WARN;
      case NOTE -> DbtLog.Level.INFO;
    };
  }

  /** What readers of JSON want to have apart. */
  static Map<String, Object> facts(Diagnostic found) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("code", found.code().id());
    facts.put("message", found.message());
    if (!found.subject().isEmpty()) {
      facts.put("unique_id", found.subject());
    }
    found
        .span()
        .ifPresent(span -> {
          facts.put("file", span.file());
          facts.put("line", span.start().line());
          facts.put("column", span.start().column());
        });
    found.help().ifPresent(help -> facts.put("help", help));
    if (!found.notes().isEmpty()) {
      facts.put("notes", found.notes().stream().map(Note::message).toList());
    }
    return facts;
  }
}

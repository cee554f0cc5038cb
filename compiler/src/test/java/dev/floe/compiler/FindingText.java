package dev.floe.compiler;

import dev.floe.diagnostics.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as golden cases keep them: everything they say, a line for each part. */
final class FindingText {

  private FindingText() {}

  static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(found ->
            found.severity().word()
                + " "
                + found.code().id()
                + " "
                + found.subject()
                + "\n  "
                + found.message()
                + found.span().map(span -> "\n  at " + span).orElse("")
                + found.demandedBy().map(span -> "\n  demanded by " + span).orElse("")
                + found.notes().stream()
                    .map(note -> "\n  note: " + note.message())
                    .collect(Collectors.joining())
                + found.help().map(help -> "\n  help: " + help.replace("\n", "\n    ")).orElse("")
                + "\n")
        .collect(Collectors.joining());
  }
}

package dev.floe.cli.product;

import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Topic;
import dev.floe.governance.rules.Judged;
import dev.floe.manifest.ManifestCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last line of a compilation that failed: what kind of thing to fix. */
final class Advice {

  private static final String CONTRACT = "data contract";

  /** What is wrong whatever the policies say. */
  private static final Set<String> MISTAKES =
      Set.of("document", "project", "template", "registry", "SQL");

  private Advice() {}

  /** {@code Fix naming and quality violations, then re-run `floe compile`}. */
  static String of(Result<Compilation> result) {
    Map<Diagnostic, String> words = new LinkedHashMap<>();
    result
        .value()
        .ifPresent(compilation ->
            compilation.judgement().verdicts().forEach(judged -> name(judged, words)));
    List<String> kinds = new ArrayList<>();
    List<Diagnostic> errors =
        result.diagnostics().stream().filter(Diagnostic::isError).distinct().toList();
    for (Diagnostic error : errors) {
      String word = words.getOrDefault(error, word(error));
      if (!kinds.contains(word)) {
        kinds.add(word);
      }
    }
    String noun = kinds.stream().anyMatch(MISTAKES::contains) ? " error" : " violation";
    return errors.size() == 1
        ? "Fix " + kinds.getFirst() + noun + " and re-run `floe compile`"
        : "Fix " + joined(kinds) + noun + "s, then re-run `floe compile`";
  }

  private static void name(Judged judged, Map<Diagnostic, String> words) {
    judged.verdict().findings().forEach(finding -> words.put(finding, word(judged.rule().topic())));
  }

  private static String word(Topic topic) {
    return switch (topic) {
      case NAMING -> "naming";
      case LAYERS -> "layer";
      case QUALITY -> "quality";
      case CLASSIFICATION -> "classification";
      case PORTS -> "port";
      case CUSTOM -> "policy";
      case EXCEPTIONS -> "waiver";
    };
  }

  /** By the area of its code, for what no rule found. */
  private static String word(Diagnostic error) {
    if (error.code() == ManifestCode.NOT_FOUND && error.subject().startsWith("input_ports.")) {
      return CONTRACT;
    }
    return switch (error.code().id().split("-", 3)[1]) {
      case "YAML", "DOC", "REF" -> "document";
      case "INH" -> "inheritance";
      case "GOV" -> "policy";
      case "CMP" -> "port";
      case "CTR" -> CONTRACT;
      case "REG" -> "registry";
      case "DBT" -> "project";
      case "JIN" -> "template";
      default -> "SQL";
    };
  }

  private static String joined(List<String> kinds) {
    return kinds.size() == 1
        ? kinds.getFirst()
        : String.join(", ", kinds.subList(0, kinds.size() - 1)) + " and " + kinds.getLast();
  }
}

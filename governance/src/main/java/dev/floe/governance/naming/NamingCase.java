package dev.floe.governance.naming;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.Subject;
import dev.floe.manifest.inherit.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a model's name behind its layer's prefix is written in the platform's case.
 */
public final class NamingCase implements Rule {

  private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
  private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final Pattern PASCAL = Pattern.compile("[A-Z][a-zA-Z0-9]*");
  private static final Pattern WORD_END = Pattern.compile("[_\\-\\s]+|(?<=[a-z0-9])(?=[A-Z])");

  @Override
  public List<Diagnostic> check(Subject subject) {
    Architecture architecture = subject.platform().architecture();
    Optional<Severity> severity = Enforcement.severity(architecture);
    List<Diagnostic> found = new ArrayList<>();
    if (severity.isEmpty()) {
      return found;
    }
    for (Node.Model model : subject.ownModels()) {
      String name = model.info().name();
      String prefix =
          architecture.layerOfModel(name).map(layer -> layer.prefix().value()).orElse("");
      String rest = name.substring(prefix.length());
      if (!pattern(architecture.casing().value()).matcher(rest).matches()) {
        found.add(finding(model, prefix, rest, architecture).withSeverity(severity.get()));
      }
    }
    return found;
  }

  private static Diagnostic finding(
      Node.Model model, String prefix, String rest, Architecture architecture) {
    String casing = architecture.casing().value();
    Diagnostic finding =
        Diagnostic.at(
                GovernanceCode.NAMING_CASE,
                Span.file(model.info().path()),
                "'" + model.info().name() + "' is not written in " + casing)
            .about(model.uniqueId())
            .withHelp("use " + prefix + written(casing, rest));
    return architecture.casing().origin().span().map(finding::demandedBy).orElse(finding);
  }

  private static Pattern pattern(String casing) {
    return switch (casing) {
      case "camelCase" -> CAMEL;
      case "PascalCase" -> PASCAL;
      default -> SNAKE;
    };
  }

  private static String written(String casing, String name) {
    List<String> words =
        WORD_END
            .splitAsStream(name)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    if (words.isEmpty()) {
      return name;
    }
    return switch (casing) {
      case "camelCase" ->
          words.getFirst()
              + words.stream().skip(1).map(NamingCase::capital).collect(Collectors.joining());
      case "PascalCase" -> words.stream().map(NamingCase::capital).collect(Collectors.joining());
      default -> String.join("_", words);
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

package dev.floe.governance.naming;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Locale;
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

  private static final RuleCard CARD =
      new RuleCard(
          "naming-case",
          "models are written in one case",
          "The part of a model's name behind its layer's prefix is written in the platform's case.",
          Topic.NAMING,
          List.of("data_architecture.naming.enforcement", "data_architecture.naming.case"),
          List.of(GovernanceCode.NAMING_CASE));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Traced<Enforcement> standard(Platform platform) {
    return NamingPolicy.enforcement(platform.architecture());
  }

  @Override
  public boolean switchable() {
    return false;
  }

  @Override
  public List<Verdict> judge(Subject subject) {
    Architecture architecture = subject.platform().architecture();
    return subject.ownModels().stream().map(model -> verdict(model, architecture)).toList();
  }

  private static Verdict verdict(Node.Model model, Architecture architecture) {
    String casing = architecture.casing().value();
    String name = model.info().name();
    String prefix = architecture.layerOfModel(name).map(layer -> layer.prefix().value()).orElse("");
    String rest = name.substring(prefix.length());
    Origin said = architecture.casing().origin();
    Demand demand =
        said.span().isPresent()
            ? new Demand("case " + casing, said)
            : new Demand("case " + casing, NamingPolicy.demand(architecture).origin());
    return pattern(casing).matcher(rest).matches()
        ? Verdict.held(model.uniqueId(), demand, name + ": written in " + casing)
        : Verdict.broken(model.uniqueId(), demand, finding(model, prefix, rest, casing));
  }

  private static Diagnostic finding(Node.Model model, String prefix, String rest, String casing) {
    return Diagnostic.at(
            GovernanceCode.NAMING_CASE,
            Span.file(model.info().path()),
            "'" + model.info().name() + "' is not written in " + casing)
        .about(model.uniqueId())
        .withHelp("use " + prefix + written(casing, rest));
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

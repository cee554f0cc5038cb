package dev.floe.governance.custom;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.custom.Expressions.Expression;
import dev.floe.governance.custom.Expressions.Outcome;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes policies of what a manifest says, and collects what is wrong with it. */
final class PolicyReader {

  private static final List<String> NEEDED =
      List.of("applies_to", "rule", "examples.passes", "examples.fails");

  private final Expressions expressions;
  private final Set<String> taken;
  private final List<Diagnostic> problems;

  PolicyReader(Expressions expressions, List<String> taken, List<Diagnostic> problems) {
    this.expressions = expressions;
    this.taken = Set.copyOf(taken);
    this.problems = problems;
  }

  /** The policy, if it can be applied. */
  Optional<CustomPolicy> read(String name, Map<String, Traced<Value>> fields) {
    Origin somewhere = fields.values().iterator().next().origin();
    if (taken.contains(name)) {
      report(
          GovernanceCode.POLICY_NAME_TAKEN,
          name,
          somewhere.span(),
          "policy '" + name + "' is called as a rule of floe's own",
          "give it another id");
      return Optional.empty();
    }
    List<String> missing = NEEDED.stream().filter(key -> !fields.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      report(
          GovernanceCode.POLICY_INCOMPLETE,
          name,
          somewhere.span(),
          "policy '" + name + "' does not say its " + String.join(", ", missing),
          "a policy needs id, applies_to, rule, and an example that passes and one that fails");
      return Optional.empty();
    }
    int before = problems.size();
    Optional<CustomPolicy> policy = compile(name, fields);
    policy.ifPresent(whole -> new ExampleChecks(whole, fields, problems).check());
    return problems.size() > before ? Optional.empty() : policy;
  }

  private Optional<CustomPolicy> compile(String name, Map<String, Traced<Value>> fields) {
    PolicyTarget target =
        text(fields, "applies_to").flatMap(word -> PolicyTarget.of(word.value())).orElseThrow();
    Traced<String> rule = text(fields, "rule").orElseThrow();
    Optional<Expression> condition = condition(name, "rule", target, rule);
    Optional<Traced<String>> whenText = text(fields, "when");
    Optional<Expression> when = whenText.flatMap(said -> condition(name, "when", target, said));
    Message message = message(name, target, fields);
    return condition.map(expression ->
        new CustomPolicy(
            name,
            text(fields, "description").map(Traced::value).orElse(""),
            target,
            when,
            expression,
            rule.value().strip().replaceAll("\\s+", " "),
            message,
            text(fields, "severity").filter(word -> word.value().equals("warning")).isPresent()
                ? Severity.WARNING
                : Severity.ERROR,
            rule.origin()));
  }

  private Optional<Expression> condition(
      String name, String key, PolicyTarget target, Traced<String> said) {
    Outcome outcome = expressions.condition(target, said.value());
    report(name, key, said, outcome.mistakes());
    return outcome.expression();
  }

  private Message message(String name, PolicyTarget target, Map<String, Traced<Value>> fields) {
    Optional<Traced<String>> said = text(fields, "message");
    Message message =
        new Message(
            said.map(Traced::value)
                .orElse(standardName(target) + " violates policy '" + name + "'"),
            target,
            expressions);
    said.ifPresent(text -> report(name, "message", text, message.mistakes()));
    return message;
  }

  private static String standardName(PolicyTarget target) {
    return switch (target) {
      case COLUMN -> "'{model.name}.{column.name}'";
      case PRODUCT -> "the product";
      case MODEL, SOURCE, PORT, CONTRACT -> target.word() + " '{" + target.word() + ".name}'";
    };
  }

  private void report(
      String name, String key, Traced<String> said, List<Expressions.Mistake> mistakes) {
    for (Expressions.Mistake mistake : mistakes) {
      report(
          GovernanceCode.POLICY_EXPRESSION,
          name,
          said.origin().span().map(span -> place(span, said.value(), mistake.offset())),
          "'" + key + "' of policy '" + name + "': " + mistake.message(),
          help(mistake.message()));
    }
  }

  private static String help(String message) {
    if (message.startsWith("undefined field")) {
      String field = message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''));
      return Suggestion.help(field, Vocabulary.fieldNames());
    }
    if (message.startsWith("undeclared reference")) {
      return "docs/policies.md lists the variables and functions there are";
    }
    if (message.startsWith("more than") || message.contains("exceed")) {
      return "make it several policies, each with a simpler expression";
    }
    return message.startsWith("expected type 'bool'")
        ? "write a condition, such as model.layer == 'gold'"
        : "the language is CEL: docs/policies.md shows how to write it";
  }

  /** The place of a character; the whole text where folding or escapes moved it. */
  private static Span place(Span whole, String text, int offset) {
    var end = dev.floe.diagnostics.Position.at(text, text.length());
    boolean verbatim =
        whole.end().line() - whole.start().line() == end.line() - 1
            && (end.line() > 1
                || whole.end().column() - whole.start().column() == end.column() - 1);
    if (!verbatim) {
      return whole;
    }
    var at = dev.floe.diagnostics.Position.at(text, offset);
    return Span.at(
        whole.file(),
        whole.start().line() + at.line() - 1,
        whole.start().column() + at.column() - 1);
  }

  static Optional<Traced<String>> text(Map<String, Traced<Value>> fields, String key) {
    return Optional.ofNullable(fields.get(key)).map(value -> value.map(Value::toString));
  }

  private void report(
      GovernanceCode code, String name, Optional<Span> place, String message, String help) {
    Diagnostic problem =
        Diagnostic.of(code, message).about("governance.policies." + name).withHelp(help);
    problems.add(place.map(problem::at).orElse(problem));
  }

  /** What an example of a policy must do, and whether it does. */
  private record ExampleChecks(
      CustomPolicy policy, Map<String, Traced<Value>> fields, List<Diagnostic> problems) {

    void check() {
      check("examples.passes", true);
      check("examples.fails", false);
    }

    private void check(String key, boolean passes) {
      Traced<Value> example = fields.get(key);
      if (example == null) {
        return;
      }
      ExampleVariables variables = new ExampleVariables(policy.target(), example.value().toJava());
      List<ExampleVariables.Mistake> mistakes = new ArrayList<>(variables.mistakes());
      if (mistakes.isEmpty()) {
        contradiction(policy.of(variables.values()), passes).ifPresent(mistakes::add);
      }
      String called = passes ? "the example that passes" : "the example that fails";
      for (ExampleVariables.Mistake mistake : mistakes) {
        Diagnostic problem =
            Diagnostic.of(
                    GovernanceCode.POLICY_EXAMPLE,
                    called + " of policy '" + policy.name() + "' " + mistake.message())
                .about("governance.policies." + policy.name())
                .withHelp(mistake.help());
        problems.add(example.origin().span().map(problem::at).orElse(problem));
      }
    }

    private static Optional<ExampleVariables.Mistake> contradiction(
        CustomPolicy.Answer answer, boolean passes) {
      return switch (answer) {
        case CustomPolicy.Answer.NotAsked notAsked ->
            mistake(
                "is not selected by 'when'", "change the example so that 'when' is true for it");
        case CustomPolicy.Answer.Holds holds ->
            passes
                ? Optional.empty()
                : mistake("satisfies the rule", "correct the rule or the example");
        case CustomPolicy.Answer.Broken(String message) ->
            passes
                ? mistake("violates the rule: " + message, "correct the rule or the example")
                : Optional.empty();
        case CustomPolicy.Answer.Unanswered(String reason) ->
            mistake("cannot be evaluated: " + reason, CustomRule.help(reason));
      };
    }

    private static Optional<ExampleVariables.Mistake> mistake(String message, String help) {
      return Optional.of(new ExampleVariables.Mistake(message, help));
    }
  }
}

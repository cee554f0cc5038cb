package dev.floe.cli.monitor;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.TestSpec;
import dev.floe.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tests that look at one row at a time, as conditions that a good row satisfies. */
final class RowTests {

  private final Dialect dialect;

  RowTests(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What a row that passes all of them satisfies; absent where none of them looks at rows. */
  Optional<String> all(List<Node.Test> tests) {
    List<String> conditions = new ArrayList<>();
    for (Node.Test test : tests) {
      condition(test.spec())
          .map(condition ->
              test.config().get("where") instanceof String rows && !rows.contains("{{")
                  ? "((" + rows + ") is not true or " + condition + ")"
                  : condition)
          .ifPresent(conditions::add);
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", conditions));
  }

  private Optional<String> condition(TestSpec spec) {
    Optional<String> column = spec.columns().stream().findFirst().map(dialect::quote);
    if (spec.kind().endsWith("expression_is_true")) {
      return Optional.ofNullable(spec.arguments().get("expression"))
          .map(Object::toString)
          .filter(expression -> !expression.contains("{{"))
          .map(expression ->
              "(" + column.map(name -> name + " ").orElse("") + expression + ") is not false");
    }
    return switch (spec.kind()) {
      case "not_null" -> column.map(name -> name + " is not null");
      case "accepted_values" ->
          column.map(name -> "(" + name + " is null or " + name + " in (" + values(spec) + "))");
      default -> Optional.empty();
    };
  }

  /** The values that are accepted, as SQL. */
  String values(TestSpec spec) {
    boolean quoted = !Boolean.FALSE.equals(spec.arguments().get("quote"));
    return spec.arguments().get("values") instanceof List<?> list && !list.isEmpty()
        ? list.stream()
            .map(value -> quoted ? dialect.literal(value.toString()) : value.toString())
            .collect(Collectors.joining(", "))
        : "null";
  }
}

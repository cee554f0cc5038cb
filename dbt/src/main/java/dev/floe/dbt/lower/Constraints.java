package dev.floe.dbt.lower;

import dev.floe.artifacts.Constraint;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.NodeProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constraints of a model and of its columns. */
final class Constraints {

  private Constraints() {}

  static List<Constraint> of(NodeProperties properties) {
    List<Constraint> constraints = new ArrayList<>();
    for (Map<String, @Nullable Object> written : properties.constraints()) {
      read(written, PlainValues.texts(written.get("columns"))).ifPresent(constraints::add);
    }
    for (ColumnProperties column : properties.columns()) {
      for (Map<String, @Nullable Object> written : column.constraints()) {
        read(written, List.of(column.name())).ifPresent(constraints::add);
      }
    }
    return constraints;
  }

  private static Optional<Constraint> read(
      Map<String, @Nullable Object> written, List<String> columns) {
    Object name = written.get("name");
    return kind(PlainValues.text(written.get("type"), ""))
        .map(kind ->
            new Constraint(
                kind,
                columns,
                expression(written),
                name == null ? Optional.empty() : Optional.of(String.valueOf(name))));
  }

  private static String expression(Map<String, @Nullable Object> written) {
    Object to = written.get("to");
    if (to != null) {
      return to + " (" + String.join(", ", PlainValues.texts(written.get("to_columns"))) + ")";
    }
    return PlainValues.text(written.get("expression"), "");
  }

  private static Optional<Constraint.Kind> kind(String word) {
    return switch (word) {
      case "not_null" -> Optional.of(Constraint.Kind.NOT_NULL);
      case "unique" -> Optional.of(Constraint.Kind.UNIQUE);
      case "primary_key" -> Optional.of(Constraint.Kind.PRIMARY_KEY);
      case "foreign_key" -> Optional.of(Constraint.Kind.FOREIGN_KEY);
      case "check" -> Optional.of(Constraint.Kind.CHECK);
      case "custom" -> Optional.of(Constraint.Kind.CUSTOM);
      default -> Optional.empty();
    };
  }
}

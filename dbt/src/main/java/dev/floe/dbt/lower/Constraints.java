package dev.floe.dbt.lower;

import dev.floe.artifacts.Constraint;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Constraints of a model and of its columns. */
final class Constraints {

  private Constraints() {}

  /**
   * @param targets what {@code to: ref('…')} of a foreign key leads to
   */
  static List<Constraint> of(
      NodeProperties properties, Function<String, Optional<RelationName>> targets) {
    List<Constraint> constraints = new ArrayList<>();
    for (Map<String, @Nullable Object> written : properties.constraints()) {
      read(written, PlainValues.texts(written.get("columns")), targets).ifPresent(constraints::add);
    }
    for (ColumnProperties column : properties.columns()) {
      for (Map<String, @Nullable Object> written : column.constraints()) {
        read(written, List.of(column.name()), targets).ifPresent(constraints::add);
      }
    }
    return constraints;
  }

  private static Optional<Constraint> read(
      Map<String, @Nullable Object> written,
      List<String> columns,
      Function<String, Optional<RelationName>> targets) {
    Object name = written.get("name");
    Optional<RelationName> target = targets.apply(PlainValues.text(written.get("to"), ""));
    return kind(PlainValues.text(written.get("type"), ""))
        .map(kind ->
            new Constraint(
                kind,
                columns,
                expression(written, target.isPresent()),
                name == null ? Optional.empty() : Optional.of(String.valueOf(name)),
                target));
  }

  private static String expression(Map<String, @Nullable Object> written, boolean known) {
    Object to = written.get("to");
    if (to != null) {
      return (known ? "" : to + " ")
          + "("
          + String.join(", ", PlainValues.texts(written.get("to_columns")))
          + ")";
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

package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Use;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the joins of a bound plan put out. */
final class PlanJoins {

  private final PlanExpressions expressions;

  PlanJoins(PlanExpressions expressions) {
    this.expressions = expressions;
  }

  PlanStream join(JsonNode operator, PlanStream left, PlanStream right) {
    List<PlanColumn> deciding = deciding(operator, left, right);
    PlanStream kept = left.project(map(operator, "left_projection_map"));
    PlanStream other = right.project(map(operator, "right_projection_map"));
    return switch (operator.path("join_type").asString()) {
      case "SEMI", "ANTI" -> kept.under(deciding).under(List.of(right.conditions()));
      case "RIGHT_SEMI", "RIGHT_ANTI" -> other.under(deciding).under(List.of(left.conditions()));
      case "MARK" -> marked(kept, right, deciding);
      default -> kept.beside(other).under(deciding);
    };
  }

  /** A mark says for each row of the left whether the right has a match: EXISTS, IN, ANY. */
  private static PlanStream marked(PlanStream left, PlanStream right, List<PlanColumn> deciding) {
    List<PlanColumn> columns = new ArrayList<>(left.columns());
    columns.add(
        PlanColumn.of(Use.TRANSFORMATION, deciding)
            .and(PlanColumn.of(Use.CONDITION, List.of(right.conditions())))
            .typed());
    return left.withColumns(columns);
  }

  private List<PlanColumn> deciding(JsonNode operator, PlanStream left, PlanStream right) {
    List<PlanColumn> both = left.beside(right).columns();
    List<PlanColumn> deciding = new ArrayList<>();
    for (JsonNode condition : operator.path("conditions")) {
      boolean comparison = condition.has("right");
      deciding.add(expressions.column(condition.path("left"), comparison ? left.columns() : both));
      if (comparison) {
        deciding.add(expressions.column(condition.path("right"), right.columns()));
      }
    }
    for (String part : List.of("condition", "predicate")) {
      PlanExpressions.nested(operator.path(part))
          .forEach(expression -> deciding.add(expressions.column(expression, both)));
    }
    return deciding;
  }

  static List<Integer> map(JsonNode operator, String name) {
    List<Integer> indexes = new ArrayList<>();
    operator.path(name).forEach(index -> indexes.add(index.asInt()));
    return indexes;
  }
}

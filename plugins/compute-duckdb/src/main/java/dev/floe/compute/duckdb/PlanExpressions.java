package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Follows the expressions of a bound plan to the columns they are computed from. */
final class PlanExpressions {

  /** Parts of an expression that describe it and hold no values. */
  private static final Set<String> NOT_VALUES =
      Set.of("bind_info", "function_data", "return_type", "qname", "arguments", "value", "binding");

  private final BiFunction<Integer, Integer, PlanColumn> byTable;

  /**
   * @param byTable a column by the table index and the column index the binder gave it
   */
  PlanExpressions(BiFunction<Integer, Integer, PlanColumn> byTable) {
    this.byTable = byTable;
  }

  /** The column an expression makes of the columns below its operator. */
  PlanColumn column(JsonNode expression, List<PlanColumn> below) {
    return switch (expression.path("expression_class").asString()) {
      case "BOUND_REF" -> at(below, expression.path("index").asInt());
      case "BOUND_COLUMN_REF" -> {
        JsonNode binding = expression.path("binding");
        yield byTable.apply(
            binding.path("table_index").asInt(), binding.path("column_index").asInt());
      }
      case "BOUND_CASE" -> choice(expression, below);
      case "BOUND_AGGREGATE", "BOUND_WINDOW" -> aggregate(expression, below);
      // What a lambda captures is an argument of the function it is handed to.
      case "BOUND_LAMBDA", "BOUND_CONSTANT" -> PlanColumn.CONSTANT;
      case "BOUND_SUBQUERY" -> PlanColumn.untraced("a subquery is left in the bound plan");
      default -> computed(expression, below);
    };
  }

  /** A column of a select list: a cast at its top was written there by its author. */
  PlanColumn selected(JsonNode expression, List<PlanColumn> below) {
    PlanColumn column = column(expression, below);
    return expression.path("type").asString().equals("OPERATOR_CAST") ? column.typed() : column;
  }

  List<PlanColumn> columns(JsonNode expressions, List<PlanColumn> below) {
    List<PlanColumn> columns = new ArrayList<>();
    expressions.forEach(expression -> columns.add(column(expression, below)));
    return columns;
  }

  private static PlanColumn at(List<PlanColumn> columns, int index) {
    return index >= 0 && index < columns.size()
        ? columns.get(index)
        : PlanColumn.untraced("the bound plan refers to a column that is not there");
  }

  private PlanColumn choice(JsonNode expression, List<PlanColumn> below) {
    List<PlanColumn> results = new ArrayList<>();
    List<PlanColumn> conditions = new ArrayList<>();
    for (JsonNode check : expression.path("case_checks")) {
      conditions.add(column(check.path("when_expr"), below));
      results.add(column(check.path("then_expr"), below));
    }
    results.add(column(expression.path("else_expr"), below));
    return PlanColumn.of(Use.TRANSFORMATION, results).and(PlanColumn.of(Use.CONDITION, conditions));
  }

  private PlanColumn aggregate(JsonNode expression, List<PlanColumn> below) {
    String function = functionName(expression);
    List<PlanColumn> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : expression.properties()) {
      if (!part.getKey().equals("children") && !NOT_VALUES.contains(part.getKey())) {
        nested(part.getValue()).forEach(inner -> conditions.add(column(inner, below)));
      }
    }
    PlanColumn result =
        PlanColumn.of(
                FunctionUses.ofAggregate(function), columns(expression.path("children"), below))
            .passed(function);
    return (FunctionUses.fixesType(function) ? result.typed() : result)
        .and(PlanColumn.of(Use.CONDITION, conditions));
  }

  private PlanColumn computed(JsonNode expression, List<PlanColumn> below) {
    List<PlanColumn> from = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : expression.properties()) {
      if (!NOT_VALUES.contains(part.getKey())) {
        nested(part.getValue()).forEach(inner -> from.add(column(inner, below)));
      }
    }
    PlanColumn result = PlanColumn.of(Use.TRANSFORMATION, from).passed(functionName(expression));
    boolean truth = expression.path("return_type").path("id").asString().equals("BOOLEAN");
    boolean element = expression.path("expression_class").asString().equals("BOUND_UNNEST");
    boolean certain = FunctionUses.fixesType(functionName(expression)) || (truth && !element);
    return certain ? result.typed() : result;
  }

  /** The outermost expressions in a part of a plan. */
  static List<JsonNode> nested(JsonNode part) {
    List<JsonNode> found = new ArrayList<>();
    collect(part, found);
    return found;
  }

  private static void collect(JsonNode part, List<JsonNode> found) {
    if (part.isObject() && part.has("expression_class")) {
      found.add(part);
    } else if (part.isObject() || part.isArray()) {
      part.forEach(inner -> collect(inner, found));
    }
  }

  /** The last part of a function's qualified name; a window function's is its type. */
  static String functionName(JsonNode node) {
    JsonNode path = node.path("qname").path("path");
    return path.isEmpty() ? "" : path.get(path.size() - 1).asString();
  }
}

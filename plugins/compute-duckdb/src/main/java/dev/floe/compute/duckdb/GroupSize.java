package dev.floe.compute.duckdb;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What {@code having count(*) >= 10} says of the size of groups. Only a comparison of the plain
 * number of rows with a constant counts, and only where nothing stands between the grouping and the
 * filter.
 */
final class GroupSize {

  private GroupSize() {}

  /** The least number of rows of every group that passes a filter; absent where it is not told. */
  static Optional<Integer> guaranteed(JsonNode filter) {
    JsonNode aggregate = filter.path("children").path(0);
    if (!aggregate.path("type").asString().equals("LOGICAL_AGGREGATE_AND_GROUP_BY")) {
      return Optional.empty();
    }
    long least = 1;
    for (JsonNode condition : filter.path("expressions")) {
      least = Math.max(least, least(condition, aggregate));
    }
    return least > 1 ? Optional.of((int) Math.min(least, Integer.MAX_VALUE)) : Optional.empty();
  }

  /** Whether an output column of a grouping is an aggregate over all rows of its group. */
  static boolean isOverWholeGroup(JsonNode aggregate, int column) {
    int index = column - aggregate.path("groups").size();
    JsonNode expression = aggregate.path("expressions").path(index);
    return index >= 0 && (expression.path("filter").isNull() || !expression.has("filter"));
  }

  private static long least(JsonNode condition, JsonNode aggregate) {
    JsonNode left = condition.path("children").path(0);
    JsonNode right = condition.path("children").path(1);
    return switch (condition.path("type").asString()) {
      case "COMPARE_GREATERTHANOREQUALTO" -> count(left, aggregate, right, 0);
      case "COMPARE_GREATERTHAN" -> count(left, aggregate, right, 1);
      case "COMPARE_LESSTHANOREQUALTO" -> count(right, aggregate, left, 0);
      case "COMPARE_LESSTHAN" -> count(right, aggregate, left, 1);
      case "COMPARE_EQUAL" ->
          Math.max(count(left, aggregate, right, 0), count(right, aggregate, left, 0));
      default -> 1;
    };
  }

  private static long count(JsonNode column, JsonNode aggregate, JsonNode bound, long more) {
    OptionalLong constant = constant(bound);
    return isRowCount(column, aggregate) && constant.isPresent() ? constant.getAsLong() + more : 1;
  }

  private static boolean isRowCount(JsonNode column, JsonNode aggregate) {
    if (!column.path("expression_class").asString().equals("BOUND_REF")) {
      return false;
    }
    int index = column.path("index").asInt();
    JsonNode expression =
        aggregate.path("expressions").path(index - aggregate.path("groups").size());
    return isOverWholeGroup(aggregate, index)
        && PlanExpressions.functionName(expression).equals("count_star");
  }

  private static OptionalLong constant(JsonNode expression) {
    JsonNode inner =
        expression.path("type").asString().equals("OPERATOR_CAST")
            ? expression.path("children").path(0)
            : expression;
    JsonNode value = inner.path("value").path("value");
    return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }
}

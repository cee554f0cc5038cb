package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a bound plan, as {@code json_serialize_plan(…, optimize := false)} writes it, from the
 * bottom up. In it names are resolved, stars expanded, subqueries planned as joins and views and
 * macros unfolded; an expression refers to columns by their index in what is put out below it.
 */
final class PlanReader {

  private final ShadowCatalog catalog;
  private final Map<Integer, PlanStream> byTable = new HashMap<>();
  private final PlanExpressions expressions = new PlanExpressions(this::bound);
  private final PlanJoins joins = new PlanJoins(expressions);

  PlanReader(ShadowCatalog catalog) {
    this.catalog = catalog;
  }

  PlanStream read(JsonNode operator) {
    PlanStream stream =
        switch (operator.path("type").asString()) {
          case "LOGICAL_GET" -> scan(operator);
          case "LOGICAL_PROJECTION" -> projection(operator);
          case "LOGICAL_FILTER" -> filter(operator);
          case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> aggregate(operator);
          case "LOGICAL_WINDOW" -> appended(operator);
          case "LOGICAL_UNNEST" -> unnested(operator);
          case "LOGICAL_ORDER_BY", "LOGICAL_DISTINCT", "LOGICAL_LIMIT", "LOGICAL_TOP_N" ->
              arranged(operator);
          case "LOGICAL_SAMPLE" -> read(child(operator, 0));
          case "LOGICAL_UNION" -> union(operator);
          case "LOGICAL_EXCEPT", "LOGICAL_INTERSECT" -> comparedRows(operator);
          case "LOGICAL_COMPARISON_JOIN", "LOGICAL_ANY_JOIN", "LOGICAL_ASOF_JOIN" ->
              joins.join(operator, read(child(operator, 0)), read(child(operator, 1)));
          case "LOGICAL_CROSS_PRODUCT", "LOGICAL_POSITIONAL_JOIN" ->
              read(child(operator, 0)).beside(read(child(operator, 1)));
          case "LOGICAL_MATERIALIZED_CTE" -> commonTable(operator);
          case "LOGICAL_RECURSIVE_CTE" -> recursive(operator);
          case "LOGICAL_CTE_REF" -> reference(operator);
          case "LOGICAL_EXPRESSION_GET" -> values(operator);
          case "LOGICAL_DUMMY_SCAN" -> PlanStream.of(List.of(PlanColumn.CONSTANT));
          case "LOGICAL_EMPTY_RESULT" -> constants(operator.path("return_types").size());
          case "LOGICAL_CHUNK_GET" -> constants(operator.path("chunk_types").size());
          default -> throw new UnknownOperator(operator.path("type").asString());
        };
    if (operator.has("table_index")) {
      byTable.put(operator.path("table_index").asInt(), stream);
    }
    return stream;
  }

  /** A plan holds an operator this reader has no rule for. */
  static final class UnknownOperator extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOperator(String type) {
      super(type);
    }
  }

  private static JsonNode child(JsonNode operator, int index) {
    return operator.path("children").path(index);
  }

  private PlanColumn bound(int table, int column) {
    PlanStream stream = byTable.get(table);
    return stream != null && column < stream.columns().size()
        ? stream.columns().get(column)
        : PlanColumn.untraced("the bound plan refers to a column that is not there");
  }

  private PlanStream scan(JsonNode operator) {
    JsonNode data = operator.path("function_data");
    if (data.has("table")) {
      return PlanStream.of(columnsOf(operator, catalog.scanned(data)));
    }
    return function(operator);
  }

  private static List<PlanColumn> columnsOf(JsonNode operator, ShadowCatalog.Declared relation) {
    JsonNode names = operator.path("names");
    List<PlanColumn> columns = new ArrayList<>();
    for (JsonNode read : operator.path("column_indexes")) {
      JsonNode index = read.path("index");
      boolean real = index.canConvertToInt() && index.asInt() < names.size();
      // A row's number and the like are no columns of the relation.
      columns.add(
          real ? origin(relation, names.get(index.asInt()).asString()) : PlanColumn.CONSTANT);
    }
    return projected(columns, operator);
  }

  private static PlanColumn origin(ShadowCatalog.Declared relation, String column) {
    RelationName name = relation.name();
    return new PlanColumn(
        Set.of(new Input(name, column, Use.IDENTITY)), Optional.empty(), relation.untyped(column));
  }

  private static List<PlanColumn> projected(List<PlanColumn> columns, JsonNode operator) {
    return PlanStream.of(columns).project(PlanJoins.map(operator, "projection_ids")).columns();
  }

  /** A table function: over nothing, or over the rows of a lateral join. */
  private PlanStream function(JsonNode operator) {
    String name = PlanExpressions.functionName(operator);
    int count = operator.path("column_indexes").size();
    if (operator.path("children").isEmpty()) {
      PlanColumn made =
          FunctionUses.makesRows(name)
              ? PlanColumn.CONSTANT
              : PlanColumn.untraced("the table function '" + name + "' may read anything");
      return PlanStream.of(Collections.nCopies(count, made));
    }
    PlanStream input = read(child(operator, 0));
    List<PlanColumn> columns =
        new ArrayList<>(
            Collections.nCopies(count, PlanColumn.of(Use.TRANSFORMATION, input.columns())));
    operator
        .path("projected_input")
        .forEach(index -> columns.add(input.columns().get(index.asInt())));
    return input.withColumns(columns);
  }

  private PlanStream projection(JsonNode operator) {
    PlanStream below = read(child(operator, 0));
    List<PlanColumn> columns = new ArrayList<>();
    operator
        .path("expressions")
        .forEach(expression -> columns.add(expressions.selected(expression, below.columns())));
    return below.withColumns(columns);
  }

  private PlanStream filter(JsonNode operator) {
    PlanStream read = read(child(operator, 0));
    PlanStream below =
        GroupSize.guaranteed(operator)
            .map(rows -> read.ofRows(rows, i -> GroupSize.isOverWholeGroup(child(operator, 0), i)))
            .orElse(read);
    return below
        .under(expressions.columns(operator.path("expressions"), below.columns()))
        .project(PlanJoins.map(operator, "projection_map"));
  }

  private PlanStream aggregate(JsonNode operator) {
    PlanStream below = read(child(operator, 0));
    List<PlanColumn> groups = expressions.columns(operator.path("groups"), below.columns());
    List<PlanColumn> columns = new ArrayList<>(groups);
    columns.addAll(expressions.columns(operator.path("expressions"), below.columns()));
    operator.path("grouping_functions").forEach(grouping -> columns.add(PlanColumn.CONSTANT));
    return below.withColumns(columns).under(groups);
  }

  private PlanStream appended(JsonNode operator) {
    PlanStream below = read(child(operator, 0));
    List<PlanColumn> columns = new ArrayList<>(below.columns());
    columns.addAll(expressions.columns(operator.path("expressions"), below.columns()));
    return below.withColumns(columns);
  }

  /** A list's length decides how many rows come of its row. */
  private PlanStream unnested(JsonNode operator) {
    PlanStream all = appended(operator);
    int lists = operator.path("expressions").size();
    return all.under(all.columns().subList(all.columns().size() - lists, all.columns().size()));
  }

  /** Everything an ordering, a limit or a distinct names decides about rows only. */
  private PlanStream arranged(JsonNode operator) {
    PlanStream below = read(child(operator, 0));
    List<PlanColumn> deciding = new ArrayList<>();
    for (String part :
        List.of("orders", "distinct_targets", "order_by", "limit_val", "offset_val")) {
      PlanExpressions.nested(operator.path(part))
          .forEach(expression -> deciding.add(expressions.column(expression, below.columns())));
    }
    return below.under(deciding).project(PlanJoins.map(operator, "projection_map"));
  }

  private PlanStream union(JsonNode operator) {
    List<PlanStream> sides = new ArrayList<>();
    operator.path("children").forEach(side -> sides.add(read(side)));
    return sides.stream().reduce(this::merged).orElseThrow();
  }

  /** Columns side by side become one; its type is a compromise of both. */
  private PlanStream merged(PlanStream left, PlanStream right) {
    List<PlanColumn> columns = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      PlanColumn both = left.columns().get(i).and(right.columns().get(i));
      columns.add(both.untyped(catalog.untyped(both.inputs())));
    }
    return new PlanStream(columns, left.conditions().and(right.conditions()));
  }

  /** EXCEPT and INTERSECT: rows of the left, chosen by comparing them with the right. */
  private PlanStream comparedRows(JsonNode operator) {
    PlanStream left = read(child(operator, 0));
    PlanStream right = read(child(operator, 1));
    return left.under(left.columns()).under(right.columns()).under(List.of(right.conditions()));
  }

  private PlanStream commonTable(JsonNode operator) {
    PlanStream definition = read(child(operator, 0));
    byTable.put(operator.path("table_index").asInt(), definition);
    PlanStream query = read(child(operator, 1));
    // What the whole puts out is the query; its index, however, names the definition.
    byTable.put(operator.path("table_index").asInt(), definition);
    return query;
  }

  /** The recursive part is read until it adds nothing. */
  private PlanStream recursive(JsonNode operator) {
    int index = operator.path("table_index").asInt();
    PlanStream all = read(child(operator, 0));
    while (true) {
      byTable.put(index, all);
      PlanStream next = merged(all, read(child(operator, 1)));
      if (next.equals(all)) {
        return all;
      }
      all = next;
    }
  }

  private PlanStream reference(JsonNode operator) {
    PlanStream definition = byTable.get(operator.path("cte_index").asInt());
    if (definition == null) {
      throw new UnknownOperator("a reference to a common table that is not there");
    }
    return definition;
  }

  private PlanStream values(JsonNode operator) {
    PlanStream below = read(child(operator, 0));
    List<PlanColumn> columns = constants(operator.path("expr_types").size()).columns();
    for (JsonNode row : operator.path("expressions")) {
      List<PlanColumn> next = new ArrayList<>();
      List<PlanColumn> cells = expressions.columns(row, below.columns());
      for (int i = 0; i < cells.size(); i++) {
        next.add(columns.get(i).and(cells.get(i)));
      }
      columns = next;
    }
    return below.withColumns(columns);
  }

  private static PlanStream constants(int count) {
    return PlanStream.of(Collections.nCopies(count, PlanColumn.CONSTANT));
  }
}

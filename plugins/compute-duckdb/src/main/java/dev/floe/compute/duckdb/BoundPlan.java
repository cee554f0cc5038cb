package dev.floe.compute.duckdb;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns DuckDB's answer about a {@code create table as} into columns, types and lineage. */
final class BoundPlan {

  private static final Comparator<Input> ORDER =
      Comparator.comparing((Input input) -> input.relation().toString())
          .thenComparing(Input::column)
          .thenComparing(Input::use);

  private BoundPlan() {}

  static BoundQuery read(JsonNode answer, String sql, int shift, ShadowCatalog catalog)
      throws SqlFailure {
    Optional<SqlFailure> failure = Failures.of(answer, sql);
    if (failure.isPresent()) {
      return unknownOrThrow(Offsets.shifted(failure.get(), -shift));
    }
    JsonNode create = answer.path("plans").path(0);
    JsonNode columns = create.path("info").path("columns").path("columns");
    List<PlanColumn> flows = flows(create.path("children").path(0), columns.size(), catalog);
    List<Column> result = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      result.add(column(columns.get(i), flows.get(i)));
    }
    return new BoundQuery.Known(result, flows.stream().map(BoundPlan::lineage).toList());
  }

  private static BoundQuery unknownOrThrow(SqlFailure failure) throws SqlFailure {
    String message = failure.getMessage();
    if (message.contains("statement of type MULTI")) {
      return new BoundQuery.Unknown("the columns of a dynamic PIVOT depend on rows");
    }
    if (message.contains("operations are disabled by configuration")) {
      return new BoundQuery.Unknown("it reads a file, and files are not opened before the run");
    }
    throw failure;
  }

  private static List<PlanColumn> flows(JsonNode root, int count, ShadowCatalog catalog) {
    try {
      PlanStream stream = new PlanReader(catalog).read(root);
      if (stream.columns().size() == count) {
        return stream.columns().stream().map(column -> column.and(stream.conditions())).toList();
      }
      return untraced(count, "its result has other columns than its plan");
    } catch (PlanReader.UnknownOperator e) {
      return untraced(count, "the bound plan holds " + e.getMessage());
    }
  }

  /** Nothing is known of the columns' origin; with it goes the certainty of their types. */
  private static List<PlanColumn> untraced(int count, String reason) {
    return Collections.nCopies(count, PlanColumn.untraced(reason));
  }

  private static Column column(JsonNode column, PlanColumn flow) {
    String name = column.path("name").asString();
    return flow.untyped()
        .map(reason -> Column.unknown(name, reason))
        .orElseGet(() -> Fetch.column(name, PlanTypes.text(column.path("type"))));
  }

  private static ColumnLineage lineage(PlanColumn flow) {
    if (flow.untraced().isPresent()) {
      return new ColumnLineage.Unknown(flow.untraced().get());
    }
    return new ColumnLineage.Known(flow.inputs().stream().sorted(ORDER).toList());
  }
}

package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** The laws of {@link LineageLawTest} on queries that nobody thought of. */
class RandomQueryProperties {

  private static final Map<String, List<String>> TABLES =
      Map.of("n", List.of("a", "b", "c"), "m", List.of("a", "b", "d"));

  private static @Nullable Engine engine;
  private static @Nullable SqlAnalyzer analyzer;

  @BeforeContainer
  static void open() throws SqlFailure {
    DuckDbComputePlugin plugin = new DuckDbComputePlugin();
    Engine warehouse = plugin.open(Map.of("settings", Map.of("threads", 1L)));
    engine = warehouse;
    SqlAnalyzer shadow = plugin.analyzer();
    analyzer = shadow;
    for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
      shadow.declare(
          new RelationName(Optional.empty(), Optional.empty(), table.getKey()),
          table.getValue().stream()
              .map(name -> new Column(name, TypeText.parse("INTEGER"), "INTEGER"))
              .toList());
    }
    try (Session session = warehouse.session()) {
      session.execute(
          "create table n as select * from (values (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 3, null))"
              + " t(a, b, c);"
              + "create table m as select * from (values (1, 4, 2), (2, 2, 2), (2, 3, 5), (5, 1, 1))"
              + " t(a, b, d)");
    }
  }

  @AfterContainer
  static void close() {
    if (engine != null) {
      engine.close();
    }
    if (analyzer != null) {
      analyzer.close();
    }
  }

  @Property(tries = 120, seed = "20261121", shrinking = ShrinkingMode.OFF)
  void lineageHoldsForAnyQuery(@ForAll long seed) throws SqlFailure {
    RandomQueries.Query query = new RandomQueries(seed).next();
    Optional<List<List<String>>> before = outputs(query.sql(), "select 1");
    if (before.isEmpty()) {
      return;
    }
    BoundQuery bound = Objects.requireNonNull(analyzer).bind(query.sql());
    assertThat(bound).as(query.sql()).isInstanceOf(BoundQuery.Known.class);
    BoundQuery.Known known = (BoundQuery.Known) bound;
    assertThat(known.columns()).extracting(Column::name).isEqualTo(query.columns());
    assertThat(known.lineage())
        .as(query.sql())
        .allSatisfy(lineage -> assertThat(lineage).isInstanceOf(ColumnLineage.Known.class));
    for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
      for (String column : table.getValue()) {
        checkUnchanged(query, known, before.get(), table.getKey(), column);
      }
    }
  }

  private static void checkUnchanged(
      RandomQueries.Query query,
      BoundQuery.Known known,
      List<List<String>> before,
      String table,
      String column)
      throws SqlFailure {
    String change = "update " + table + " set " + column + " = (" + column + " * 3 + 1) % 5";
    List<List<String>> after = outputs(query.sql(), change).orElseThrow();
    for (int i = 0; i < before.size(); i++) {
      ColumnLineage.Known lineage = (ColumnLineage.Known) known.lineage().get(i);
      boolean read =
          lineage.inputs().stream()
              .anyMatch(input ->
                  input.relation().identifier().equals(table) && input.column().equals(column));
      if (!read) {
        assertThat(after.get(i))
            .as("%s after changing %s.%s in %s", query.columns().get(i), table, column, query.sql())
            .isEqualTo(before.get(i));
      }
    }
  }

  /** The sorted values of each output; absent where the engine has no plan for the query. */
  private static Optional<List<List<String>>> outputs(String sql, String change) throws SqlFailure {
    try (Session session = Objects.requireNonNull(engine).session()) {
      session.begin();
      session.execute(change);
      Rows rows = session.query(sql);
      session.rollback();
      List<List<String>> outputs = new ArrayList<>();
      for (int i = 0; i < rows.columns().size(); i++) {
        int index = i;
        outputs.add(
            rows.rows().stream().map(row -> Objects.toString(row.get(index))).sorted().toList());
      }
      return Optional.of(outputs);
    } catch (SqlFailure e) {
      // The engine does not run every query that can be written, and says so before it runs.
      assertThat(e.kind()).as(sql + "\n" + e.getMessage()).isEqualTo(SqlFailure.Kind.SEMANTIC);
      return Optional.empty();
    }
  }
}

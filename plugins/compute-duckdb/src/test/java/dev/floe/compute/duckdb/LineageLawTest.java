package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Engine;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws behind lineage, on every golden query, with rows: what the analyzer accepts runs and has
 * the columns it told; and a column that is not among an output's inputs cannot change the output.
 */
class LineageLawTest {

  /** Queries whose rows are not a function of their inputs. */
  private static final List<String> BY_CHANCE = List.of("sample", "order-limit", "limit-subquery");

  /** Queries that use a column of unknown type in ways that no single type allows. */
  private static final List<String> OF_NO_TYPE = List.of("unknown-types", "unknown-types-in-union");

  private static @Nullable Engine opened;

  @BeforeAll
  static void open() throws SqlFailure {
    opened = ShopRows.engine();
  }

  @AfterAll
  static void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static Engine engine() {
    if (opened == null) {
      throw new IllegalStateException("not opened yet");
    }
    return opened;
  }

  static List<Path> cases() throws IOException {
    return LineageGoldenTest.cases().stream()
        .filter(folder -> !OF_NO_TYPE.contains(name(folder)))
        .toList();
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsBoundRunsAndHasTheseColumns(Path folder) throws Exception {
    if (bind(folder) instanceof BoundQuery.Known known) {
      try (Session session = engine().session()) {
        session.begin();
        session.execute("create table memory.main.result as (" + query(folder) + ")");
        List<Column> columns = session.columns(ShopRows.result());
        session.rollback();

        assertThat(columns).hasSameSizeAs(known.columns());
        for (int i = 0; i < columns.size(); i++) {
          checkSame(known.columns().get(i), columns.get(i));
        }
      }
    }
  }

  private static void checkSame(Column told, Column real) {
    assertThat(real.name()).isEqualTo(told.name());
    // What is bound as null alone gets a type when it is stored.
    boolean open = told.type() instanceof Type.Unknown || told.nativeType().equals("\"NULL\"");
    if (!open) {
      assertThat(real.type()).isEqualTo(told.type());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aColumnThatIsNoInputCannotChangeAnOutput(Path folder) throws Exception {
    if (BY_CHANCE.contains(name(folder)) || !(bind(folder) instanceof BoundQuery.Known known)) {
      return;
    }
    List<List<String>> before = outputs(folder, "", "");
    for (String relationAndColumn : ShopRows.columns()) {
      String relation = relationAndColumn.substring(0, relationAndColumn.indexOf('.'));
      String column = relationAndColumn.substring(relation.length() + 1);
      List<List<String>> after = outputs(folder, relation, column);
      for (int i = 0; i < known.columns().size(); i++) {
        if (!reads(known.lineage().get(i), relation, column)) {
          assertThat(after.get(i))
              .as("%s after changing %s", known.columns().get(i).name(), relationAndColumn)
              .isEqualTo(before.get(i));
        }
      }
    }
  }

  private static boolean reads(ColumnLineage lineage, String relation, String column) {
    return switch (lineage) {
      case ColumnLineage.Unknown unknown -> true;
      case ColumnLineage.Known known ->
          known.inputs().stream()
              .anyMatch(input ->
                  input.relation().identifier().equals(relation) && input.column().equals(column));
    };
  }

  /** The sorted values of each output, after the rows of one column changed their values. */
  private static List<List<String>> outputs(Path folder, String relation, String column)
      throws Exception {
    try (Session session = engine().session()) {
      session.begin();
      if (!column.isEmpty()) {
        session.execute(ShopRows.change(relation, column));
      }
      Rows rows = session.query(query(folder));
      session.rollback();
      List<List<String>> outputs = new ArrayList<>();
      for (int i = 0; i < rows.columns().size(); i++) {
        int index = i;
        outputs.add(
            rows.rows().stream().map(row -> Objects.toString(row.get(index))).sorted().toList());
      }
      return outputs;
    }
  }

  private static BoundQuery bind(Path folder) throws Exception {
    try (SqlAnalyzer analyzer = ShopExample.analyzer()) {
      return analyzer.bind(query(folder));
    }
  }

  private static String query(Path folder) throws IOException {
    return Files.readString(folder.resolve("query.sql"));
  }
}

package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowComparison;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Laws of the difference between two states of a table. */
class RowDifferenceProperties {

  private static final List<StoredColumn> COLUMNS =
      List.of(
          new StoredColumn(1, "id", Type.of(Kind.INTEGER), List.of()),
          new StoredColumn(2, "Name", Type.of(Kind.VARCHAR), List.of()));

  private static final Engine ENGINE = opened();
  private static final Session SESSION = session();

  private static Engine opened() {
    try {
      return new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private static Session session() {
    try {
      return ENGINE.session();
    } catch (SqlFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterContainer
  static void close() {
    SESSION.close();
    ENGINE.close();
  }

  /** Few values, so that equal rows and nulls are frequent. */
  private static String query(List<Integer> rows) {
    return rows.stream()
        .map(row -> "(" + (row == 0 ? "null" : row) + ", " + (row % 3 == 0 ? "null" : "'n'") + ")")
        .collect(
            Collectors.joining(
                ", ", "select * from (values (null::bigint, 'x'), ", ") v(id, \"Name\")"))
        .replace("(values (null::bigint, 'x'), )", "(values (null::bigint, 'x'))");
  }

  private static List<String> rows(String query) throws Exception {
    return SESSION.query(query).rows().stream().map(String::valueOf).sorted().toList();
  }

  @Property(tries = 150)
  void whatWasThereWithoutWhatWentAndWithWhatCameIsWhatIsThere(
      @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> after)
      throws Exception {
    RowComparison comparison = (RowComparison) SESSION;
    ParquetFiles files = (ParquetFiles) SESSION;
    Path folder = Files.createTempDirectory("difference");
    TablePlan plan =
        new TablePlan(
            new TableName(List.of("a"), "b"),
            COLUMNS,
            TableLayout.none(),
            folder,
            Optional.empty());
    List<ParquetFile> written = files.write(query(before), plan);
    List<Path> paths = written.stream().map(ParquetFile::path).toList();

    try (RowComparison.Difference difference =
        comparison.compare(query(before), query(after), COLUMNS)) {
      List<String> made = new ArrayList<>(rows(difference.remaining(paths)));
      assertThat(made).hasSize(before.size() + 1 - (int) difference.removed());
      made.addAll(rows(difference.addedRows()));

      assertThat(made.stream().sorted().toList()).isEqualTo(rows(query(after)));
      assertThat(difference.holdingRemoved(paths))
          .isEqualTo(difference.removed() > 0 ? paths : List.of());
    } finally {
      for (Path path : paths) {
        Files.delete(path);
      }
      Files.delete(folder);
    }
  }

  @Property(tries = 20)
  void rangesHoldEveryRowThatWent(
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 50) Integer> before) throws Exception {
    RowComparison comparison = (RowComparison) SESSION;

    try (RowComparison.Difference difference =
        comparison.compare(
            query(before), "select 77 as id, 'x' as \"Name\" where false", COLUMNS)) {
      // One row has no number: no range of numbers holds it.
      assertThat(difference.removedRanges()).noneMatch(range -> range.column().equals("id"));
    }
    try (RowComparison.Difference difference =
        comparison.compare(
            "select id, 'x' as \"Name\" from (" + query(before) + ") where id is not null",
            "select 77 as id, 'x' as \"Name\" where false",
            COLUMNS)) {
      assertThat(difference.removedRanges())
          .filteredOn(range -> range.column().equals("id"))
          .allSatisfy(range ->
              assertThat(before)
                  .allMatch(id ->
                      Integer.parseInt(range.min()) <= id && id <= Integer.parseInt(range.max())));
    }
  }
}

package dev.floe.compute.duckdb;

import dev.floe.spi.Dialect;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.ColumnRange;
import dev.floe.spi.table.RowComparison;
import dev.floe.spi.table.StoredColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows two states of a table do not share, in a temporary table with a count: positive for rows
 * only the later state has.
 *
 * <p>The states are first laid side by side as they are stored. Pairs of equal rows cancel out
 * whatever the order, and of a table that rows were added to that is nearly all of them, at the
 * cost of reading. Only what is left is counted.
 */
final class RowDifference implements RowComparison.Difference {

  private static final String TABLE = "temp.main.floe_difference";
  private static final String MORE = "floe_more";

  /** Types whose bounds manifests keep and whose values have one text. */
  private static final Set<Type> RANGED =
      Set.of(
          Type.of(Kind.INTEGER),
          Type.of(Kind.BIGINT),
          Type.of(Kind.DATE),
          Type.of(Kind.TIMESTAMP),
          Type.of(Kind.VARCHAR));

  private final Session session;
  private final Dialect dialect;
  private final List<StoredColumn> columns;
  private final long added;
  private final long removed;

  private RowDifference(
      Session session, Dialect dialect, List<StoredColumn> columns, List<Object> counts) {
    this.session = session;
    this.dialect = dialect;
    this.columns = columns;
    this.added = ((Number) counts.get(0)).longValue();
    this.removed = ((Number) counts.get(1)).longValue();
  }

  static RowDifference of(
      Session session, Dialect dialect, List<StoredColumn> columns, String before, String after)
      throws SqlFailure {
    Comparing comparing = new Comparing(dialect, columns);
    session.execute(
        "create or replace temp table floe_difference as " + comparing.sql(before, after));
    Rows counts =
        session.query(
            "select coalesce(sum(floe_more) filter (floe_more > 0), 0)::bigint,"
                + " coalesce(-sum(floe_more) filter (floe_more < 0), 0)::bigint from "
                + TABLE);
    return new RowDifference(session, dialect, columns, List.copyOf(counts.rows().getFirst()));
  }

  @Override
  public long added() {
    return added;
  }

  @Override
  public long removed() {
    return removed;
  }

  @Override
  public String addedRows() {
    return "select " + list("") + " from " + TABLE + ", range(greatest(" + MORE + ", 0))";
  }

  @Override
  public List<ColumnRange> removedRanges() throws SqlFailure {
    List<StoredColumn> ranged =
        columns.stream().filter(column -> RANGED.contains(column.type())).toList();
    if (ranged.isEmpty() || removed == 0) {
      return List.of();
    }
    String bounds =
        ranged.stream()
            .map(column -> quote(column))
            .map(name ->
                "min("
                    + name
                    + ")::varchar, max("
                    + name
                    + ")::varchar, bool_or("
                    + name
                    + " is null)")
            .collect(Collectors.joining(", "));
    List<?> row =
        session
            .query("select " + bounds + " from " + TABLE + " where " + MORE + " < 0")
            .rows()
            .getFirst();
    List<ColumnRange> ranges = new ArrayList<>();
    for (int at = 0; at < ranged.size(); at++) {
      if (Boolean.FALSE.equals(row.get(3 * at + 2))) {
        ranges.add(
            new ColumnRange(
                ranged.get(at).name(),
                String.valueOf(row.get(3 * at)),
                String.valueOf(row.get(3 * at + 1))));
      }
    }
    return ranges;
  }

  @Override
  public List<Path> holdingRemoved(List<Path> files) throws SqlFailure {
    Rows found =
        session.query(
            "select distinct floe_file from ("
                + rows(files, true)
                + ") f semi join "
                + removedRows()
                + " r on "
                + alike("f", "r"));
    return found.rows().stream().map(row -> Path.of(String.valueOf(row.getFirst()))).toList();
  }

  /** Rows that are gone in part, because there were several equal ones, are put back as often. */
  @Override
  public String remaining(List<Path> files) {
    String rows = "(" + rows(files, false) + ")";
    return "select "
        + list("f.")
        + " from "
        + rows
        + " f anti join "
        + removedRows()
        + " r on "
        + alike("f", "r")
        + " union all select "
        + list("k.")
        + " from (select "
        + list("r.")
        + ", any_value(r.floe_more) + count(*) as floe_left from "
        + rows
        + " f join "
        + removedRows()
        + " r on "
        + alike("f", "r")
        + " group by "
        + list("r.")
        + ") k, range(greatest(k.floe_left, 0))";
  }

  private String removedRows() {
    return "(select * from " + TABLE + " where " + MORE + " < 0)";
  }

  private String rows(List<Path> files, boolean named) {
    return "select "
        + list("")
        + (named ? ", filename as floe_file" : "")
        + " from "
        + new Parquet(dialect).reading(files, columns, named);
  }

  private String alike(String one, String other) {
    return columns.stream()
        .map(column ->
            one + "." + quote(column) + " is not distinct from " + other + "." + quote(column))
        .collect(Collectors.joining(" and "));
  }

  private String list(String prefix) {
    return columns.stream().map(column -> prefix + quote(column)).collect(Collectors.joining(", "));
  }

  private String quote(StoredColumn column) {
    return dialect.quote(column.name());
  }

  @Override
  public void close() throws SqlFailure {
    session.execute("drop table if exists " + TABLE);
  }

  /** The query that finds the difference. */
  private record Comparing(Dialect dialect, List<StoredColumn> columns) {

    String sql(String before, String after) {
      String pairs =
          "select "
              + each(name -> "b." + name + " as b_" + name)
              + ", "
              + each(name -> "a." + name + " as a_" + name)
              + ", b.floe_here as b_floe_here, a.floe_here as a_floe_here from ("
              + side(before)
              + ") b positional join ("
              + side(after)
              + ") a where b.floe_here is distinct from a.floe_here or "
              + columns().stream()
                  .map(column -> name(column))
                  .map(name -> "b." + name + " is distinct from a." + name)
                  .collect(Collectors.joining(" or "));
      return "with floe_pairs as materialized ("
          + pairs
          + ") select "
          + named()
          + ", sum(n)::bigint as floe_more from (select "
          + each(name -> "a_" + name + " as " + name)
          + ", 1 as n from floe_pairs where a_floe_here union all select "
          + each(name -> "b_" + name + " as " + name)
          + ", -1 from floe_pairs where b_floe_here) group by "
          + each(name -> name)
          + " having sum(n) <> 0";
    }

    private String side(String query) {
      return "select "
          + Parquet.casts(dialect, columns, this::name)
          + ", true as floe_here from (\n"
          + query
          + "\n)";
    }

    /** Names of our own, so that nothing is said twice by names that differ in case. */
    private String name(StoredColumn column) {
      return "c" + columns.indexOf(column);
    }

    private String each(UnaryOperator<String> text) {
      return columns.stream().map(this::name).map(text).collect(Collectors.joining(", "));
    }

    private String named() {
      return columns.stream()
          .map(column -> name(column) + " as " + dialect.quote(column.name()))
          .collect(Collectors.joining(", "));
    }
  }
}

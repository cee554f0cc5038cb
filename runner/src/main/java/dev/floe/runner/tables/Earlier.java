package dev.floe.runner.tables;

import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.RowComparison;
import dev.floe.spi.table.StoredColumn;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TablePlan;
import dev.floe.spi.table.TableSnapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows readers of a table see, where they are on this machine: in the files a relation was
 * brought back from, or in the generation of the warehouse the run began with.
 */
final class Earlier {

  private static final String BEFORE = "floe_before";

  private final Path warehouse;
  private final Map<TableName, Optional<Long>> seen = new HashMap<>();
  private final Map<TableName, List<Path>> restored = new HashMap<>();

  /** Whether the warehouse is open; absent before anybody asked. */
  private Optional<Boolean> open = Optional.empty();

  /**
   * @param warehouse the database file of the generation before the run; it need not exist
   */
  Earlier(Path warehouse) {
    this.warehouse = warehouse;
  }

  /** A table whose history the run needs is this, or absent. */
  void saw(TableName name, Optional<TableSnapshot> snapshot) {
    seen.put(name, snapshot.map(TableSnapshot::id));
  }

  /** A table was brought back from these files. */
  void restored(TableName name, List<Path> files) {
    restored.put(name, files);
  }

  /** Whether a table whose history the run needed is another one by now. */
  boolean isOutdated(TablePlan plan) {
    Optional<Long> then = seen.get(plan.name());
    return then != null
        && plan.since().isPresent()
        && !then.equals(plan.since().map(TableSnapshot::id));
  }

  /** Whether the run needed the table's history. */
  boolean isRemembered(TablePlan plan) {
    return seen.containsKey(plan.name());
  }

  /** A query for the rows of {@code since}, under the columns of the plan. */
  Optional<String> rows(Session session, Dialect dialect, TablePlan plan, RelationName relation)
      throws SqlFailure {
    if (plan.since().isEmpty()) {
      return Optional.empty();
    }
    TableSnapshot since = plan.since().get();
    List<Path> files = restored.get(plan.name());
    if (files != null) {
      return files.isEmpty() || !(session instanceof ParquetFiles reader)
          ? Optional.empty()
          : Optional.of(select(dialect, plan, reader.reading(files, since.columns())));
    }
    RelationName before =
        new RelationName(Optional.of(BEFORE), relation.schema(), relation.identifier());
    return isOpen(session)
            && new Ledger(session, dialect, Optional.of(BEFORE))
                .snapshot(plan.name())
                .equals(Optional.of(since.id()))
            && session.relation(before).map(Relation::kind).equals(Optional.of(RelationKind.TABLE))
        ? Optional.of(select(dialect, plan, dialect.render(before)))
        : Optional.empty();
  }

  private boolean isOpen(Session session) {
    if (open.isEmpty()) {
      open = Optional.of(isOpened(session));
    }
    return open.get();
  }

  /** Where it is not there or cannot be opened, all rows are written instead. */
  private boolean isOpened(Session session) {
    try {
      if (session instanceof RowComparison comparison) {
        comparison.attach(warehouse, BEFORE);
        return true;
      }
      return false;
    } catch (SqlFailure unreadable) {
      return false;
    }
  }

  /** A column is the one of the same field id; readers see null in one that was not there. */
  private static String select(Dialect dialect, TablePlan plan, String rows) {
    Map<Integer, String> names =
        plan.since().orElseThrow().columns().stream()
            .collect(Collectors.toMap(StoredColumn::id, StoredColumn::name));
    return plan.columns().stream()
        .map(column ->
            Optional.ofNullable(names.get(column.id())).map(dialect::quote).orElse("null")
                + " as "
                + dialect.quote(column.name()))
        .collect(Collectors.joining(", ", "select ", " from " + rows));
  }
}

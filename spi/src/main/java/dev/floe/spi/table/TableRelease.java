package dev.floe.spi.table;

import java.util.List;
import java.util.Optional;

/**
 * Tables on their way to their readers. Used by one thread: {@code plan} and {@code stage} for each
 * table, then {@code publish} once; closing it before throws away what was staged.
 */
public interface TableRelease extends AutoCloseable {

  /**
   * Says where a table's rows shall be written and under which field ids. A column that was there
   * before keeps its id; one that is gone never gives its id to another.
   *
   * @throws dev.floe.diagnostics.FloeException where the catalog fails or forbids it
   */
  TablePlan plan(TableDefinition table);

  /**
   * The data files of what readers see that may hold rows within ranges, where this machine can
   * read them. Only for a plan that has a {@code since}.
   *
   * @param ranges all of which a row must lie in; none for all files
   * @return local files; they stay until the catalog is closed
   */
  List<TableCatalog.LocalFile> holding(TablePlan plan, List<ColumnRange> ranges);

  /**
   * The data files of what readers see that are smaller than so many bytes, where this machine can
   * read them. Only for a plan that has a {@code since}.
   */
  List<TableCatalog.LocalFile> small(TablePlan plan, long bytes);

  /**
   * Changes the rows of a planned table, invisible to readers.
   *
   * @param change its files written as the plan says
   */
  TableSnapshot stage(TablePlan plan, RowChange change);

  /**
   * Lets readers of a table see an earlier state again, with the columns it had, once it is
   * published.
   *
   * @param snapshot the state's id
   * @return that state; absent where the catalog does not have it any more
   */
  Optional<TableSnapshot> giveBack(TableName name, long snapshot);

  /**
   * Makes the right to release last as long again as the terms say. May be called by another thread
   * meanwhile.
   *
   * @throws dev.floe.diagnostics.FloeException where the right is lost, or the catalog fails
   */
  void renew();

  /**
   * Shows everything that was staged to readers. Where the catalog can change several tables in one
   * step it is one step; it fails as a whole where one of the tables was changed by somebody else
   * since it was planned, or the right to release was taken by another one.
   *
   * @throws dev.floe.diagnostics.FloeException where that is so, or the catalog fails
   */
  void publish();

  /** Ends it; what was staged and not published is removed. Does not throw. */
  @Override
  void close();
}

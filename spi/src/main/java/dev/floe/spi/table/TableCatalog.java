package dev.floe.spi.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An open catalog. Used by one thread at a time. */
public interface TableCatalog extends AutoCloseable {

  /**
   * Begins to write tables that readers shall see all at once, or never.
   *
   * <p>One release of a product is made at a time, also by several machines: who is paused for
   * longer than the terms say may lose the right to another one, and cannot publish then.
   *
   * @param release who writes them
   * @throws dev.floe.diagnostics.FloeException where another one is about to release the same
   *     product, or the catalog fails
   */
  TableRelease begin(ReleaseInfo release, LeaseTerms terms);

  /** What readers of a table see now; absent if there is no such table or it was never filled. */
  Optional<TableSnapshot> current(TableName name);

  /**
   * Puts the files of a snapshot where this machine can read them.
   *
   * @return local files, in no particular order; they stay until the catalog is closed
   */
  List<LocalFile> fetch(TableSnapshot snapshot);

  /**
   * A data file on this machine.
   *
   * @param location where the catalog has it
   */
  record LocalFile(String location, Path path, long rows) {}

  /** Releases connections and fetched files. Does not throw. */
  @Override
  void close();
}

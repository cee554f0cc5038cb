package dev.floe.spi.table;

import java.util.List;

/** What files do to the rows of a table. */
public sealed interface RowChange {

  /** What was written; none where a table gets no rows. */
  List<ParquetFile> files();

  /** The files hold all rows there are now. */
  record Whole(List<ParquetFile> files) implements RowChange {

    public Whole {
      files = List.copyOf(files);
    }
  }

  /** The files hold rows that come besides those that are there. */
  record Added(List<ParquetFile> files) implements RowChange {

    public Added {
      files = List.copyOf(files);
    }
  }

  /**
   * The files hold the rows of files that go, and no others.
   *
   * @param gone locations of data files, of those {@link TableRelease#small} told
   */
  record Compacted(List<String> gone, List<ParquetFile> files) implements RowChange {

    public Compacted {
      gone = List.copyOf(gone);
      files = List.copyOf(files);
    }
  }

  /**
   * The files hold new rows, and what shall be left of files that go.
   *
   * @param gone locations of data files, of those {@link TableRelease#holding} told
   */
  record Rewritten(List<String> gone, List<ParquetFile> files) implements RowChange {

    public Rewritten {
      gone = List.copyOf(gone);
      files = List.copyOf(files);
    }
  }
}

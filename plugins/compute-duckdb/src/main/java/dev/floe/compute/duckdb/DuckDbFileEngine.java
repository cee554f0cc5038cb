package dev.floe.compute.duckdb;

import dev.floe.spi.FileBacked;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** An engine whose database is a file. */
final class DuckDbFileEngine extends DuckDbEngine implements FileBacked {

  DuckDbFileEngine(
      DuckDBConnection root, DuckDbConfig config, List<String> perSession, DuckDbDialect dialect) {
    super(root, config, perSession, dialect);
  }

  @Override
  public Path file() {
    return path();
  }

  @Override
  public void checkpoint() throws SqlFailure {
    flush();
  }
}

package dev.floe.compute.duckdb;

import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.FileDatabases;
import dev.floe.spi.RelativeFiles;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.StaticAnalysis;
import java.nio.file.Path;
import java.util.Map;

/** The compute plugin {@code duckdb}: embedded, one process, no server. */
public final class DuckDbComputePlugin
    implements ComputePlugin, StaticAnalysis, RelativeFiles, FileDatabases {

  private final DuckDbDialect dialect = new DuckDbDialect();

  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Engine open(Map<String, Object> config) throws SqlFailure {
    return open(DuckDbConfig.read(config));
  }

  @Override
  public Engine open(Map<String, Object> config, Path folder) throws SqlFailure {
    return open(DuckDbConfig.read(config).in(folder));
  }

  private static Engine open(DuckDbConfig config) throws SqlFailure {
    return DuckDbEngine.open(config, new DuckDbDialect(DuckDbFiles.of(config)));
  }

  @Override
  public SqlAnalyzer analyzer() throws SqlFailure {
    return DuckDbAnalyzer.open(dialect);
  }
}

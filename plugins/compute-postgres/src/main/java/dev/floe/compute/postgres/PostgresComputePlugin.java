package dev.floe.compute.postgres;

import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.util.Map;

/** The compute plugin {@code postgres}: a PostgreSQL server, version 12 or later. */
public final class PostgresComputePlugin implements ComputePlugin {

  private final PostgresDialect dialect = new PostgresDialect();

  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Engine open(Map<String, Object> config) throws SqlFailure {
    return PostgresEngine.open(PostgresConfig.read(config), dialect);
  }
}

package dev.floe.compute.postgres;

import dev.floe.spi.ComputePlugin;
import dev.floe.testing.PostgresServer;
import dev.floe.testing.SessionContract;
import java.nio.file.Path;
import java.util.Map;

class PostgresSessionContractTest extends SessionContract {

  @Override
  protected ComputePlugin plugin() {
    return new PostgresComputePlugin();
  }

  @Override
  protected Map<String, Object> config(Path scratch) {
    return PostgresServer.shared().emptyDatabase();
  }

  @Override
  protected String endlessQuery() {
    return "select pg_sleep(600)";
  }
}

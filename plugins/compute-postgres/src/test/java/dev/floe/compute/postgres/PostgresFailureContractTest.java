package dev.floe.compute.postgres;

import dev.floe.spi.ComputePlugin;
import dev.floe.testing.FailureContract;
import dev.floe.testing.PostgresServer;
import java.nio.file.Path;
import java.util.Map;

class PostgresFailureContractTest extends FailureContract {

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

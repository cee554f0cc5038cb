package dev.floe.compute.duckdb;

import dev.floe.spi.ComputePlugin;
import dev.floe.testing.SessionContract;
import java.nio.file.Path;
import java.util.Map;

class DuckDbSessionContractTest extends SessionContract {

  @Override
  protected ComputePlugin plugin() {
    return new DuckDbComputePlugin();
  }

  @Override
  protected Map<String, Object> config(Path scratch) {
    return DuckDbExamples.file(scratch);
  }

  @Override
  protected String endlessQuery() {
    return DuckDbExamples.ENDLESS;
  }
}

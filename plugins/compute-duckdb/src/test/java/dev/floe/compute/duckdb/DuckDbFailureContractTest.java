package dev.floe.compute.duckdb;

import dev.floe.spi.ComputePlugin;
import dev.floe.testing.FailureContract;
import java.nio.file.Path;
import java.util.Map;

class DuckDbFailureContractTest extends FailureContract {

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

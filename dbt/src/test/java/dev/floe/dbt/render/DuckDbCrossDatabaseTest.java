package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.testing.Projects;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.SqlFailure;
import dev.floe.testing.CrossDatabaseContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuckDbCrossDatabaseTest extends CrossDatabaseContract {

  private static final ComputePlugin PLUGIN = new DuckDbComputePlugin();
  private static final ProjectRendering RENDERING =
      new RenderedProject(Projects.shop(), PLUGIN).rendering();

  @Override
  protected ComputePlugin plugin() {
    return PLUGIN;
  }

  @Override
  protected Map<String, Object> config(Path scratch) {
    return Map.of("path", ":memory:");
  }

  @Override
  protected String endlessQuery() {
    throw new UnsupportedOperationException("nothing is stopped here");
  }

  @Override
  protected String render(String template) {
    return RENDERING
        .inline(Template.file("<inline>", template), session())
        .value()
        .orElseThrow(() -> new AssertionError(template))
        .text();
  }

  @Test
  void aSafeCastOfWhatDoesNotFitIsNull() throws SqlFailure {
    assertThat(value(render("select {{ dbt.safe_cast(\"'no number'\", dbt.type_int()) }}")))
        .isNull();
  }
}

package dev.floe.dbt.render;

import dev.floe.compute.postgres.PostgresComputePlugin;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.testing.Projects;
import dev.floe.spi.ComputePlugin;
import dev.floe.testing.CrossDatabaseContract;
import dev.floe.testing.PostgresServer;
import java.nio.file.Path;
import java.util.Map;

class PostgresCrossDatabaseTest extends CrossDatabaseContract {

  private static final ComputePlugin PLUGIN = new PostgresComputePlugin();
  private static final ProjectRendering RENDERING =
      new RenderedProject(Projects.shop(), PLUGIN).rendering();

  @Override
  protected ComputePlugin plugin() {
    return PLUGIN;
  }

  @Override
  protected Map<String, Object> config(Path scratch) {
    return PostgresServer.shared().emptyDatabase();
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
}

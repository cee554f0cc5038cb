package dev.floe.cli.dbt;

import dev.floe.cli.command.ExitCode;
import dev.floe.cli.files.Output;
import dev.floe.dbt.artifact.Catalog;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code floe dbt docs generate}: manifest, catalog, and a page that shows both. */
final class GenerateTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Result<SortedSet<String>> ids = work.selected();
    if (!ids.isOk()) {
      return ExitCode.USAGE;
    }
    SortedSet<String> wanted = ids.value().orElseThrow();
    boolean good =
        !work.flags().isOn("--compile", true) || CompileTask.compile(work, new TreeSet<>(wanted));
    work.artifacts().writeManifest();
    work.artifacts().writeGraph();
    Path target = work.target();
    String catalog = Catalog.json(work.artifacts().stamp(), tables(work, wanted));
    Output.write(target.resolve("catalog.json"), catalog);
    Output.write(target.resolve("index.html"), DocsPage.loading());
    if (work.flags().isOn("--static")) {
      Output.write(
          target.resolve("static_index.html"),
          DocsPage.holding(work.artifacts().manifestText(), catalog));
    }
    work.log().info("CatalogWritten", "Catalog written to " + target.resolve("catalog.json"));
    return good ? ExitCode.OK : ExitCode.USAGE;
  }

  private static List<Catalog.Table> tables(DbtWork work, SortedSet<String> ids) {
    if (work.flags().isOn("--empty-catalog")) {
      return List.of();
    }
    work.log().info("BuildingCatalog", "Building catalog");
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      return new CatalogReader(session, engine.dialect()).tables(work.graph(), ids);
    }
  }
}

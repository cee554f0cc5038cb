package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.cli.catalog.CatalogChoice;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.compute.Computes;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.LateChecks;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.artifact.TemplateManifest;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunRequest;
import dev.floe.runner.SeedFiles;
import dev.floe.runner.execute.World;
import dev.floe.runner.journal.Journal;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.publish.Outlet;
import dev.floe.runner.publish.Publication;
import dev.floe.runner.publish.PublishingRun;
import dev.floe.runner.publish.Undertaking;
import dev.floe.runner.resume.Continuation;
import dev.floe.runner.resume.Effects;
import dev.floe.runner.resume.Fingerprints;
import dev.floe.runner.tables.ProductTables;
import dev.floe.runner.tables.TableOutlet;
import dev.floe.runner.tables.UpkeepRun;
import dev.floe.runner.warehouse.Place;
import dev.floe.runner.warehouse.Warehouse;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.StaticAnalysis;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.telemetry.Phase;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs a compiled product into the next generation of its warehouse. */
public final class ProductRun {

  /** The version of dbt whose behaviour is followed. */
  private static final String DBT_VERSION = "1.12.0";

  private static final int KEPT_JOURNALS = 50;

  private final Compilation compilation;
  private final ProductFolder folder;
  private final Surroundings surroundings;
  private final Optional<RunRecord> before;
  private final Map<String, Object> asked;
  private final List<Phase> calls;

  public ProductRun(Compilation compilation, Surroundings surroundings) {
    this(compilation, surroundings, Optional.empty(), Map.of(), List.of());
  }

  private ProductRun(
      Compilation compilation,
      Surroundings surroundings,
      Optional<RunRecord> before,
      Map<String, Object> asked,
      List<Phase> calls) {
    this.compilation = compilation;
    this.folder = new ProductFolder(compilation.documents().folder());
    this.surroundings = surroundings;
    this.before = before;
    this.asked = asked;
    this.calls = calls;
  }

  /**
   * The same, going on with an earlier run.
   *
   * @param asked what is asked for, for the journal
   */
  ProductRun goingOnWith(Optional<RunRecord> earlier, Map<String, Object> asked) {
    return new ProductRun(compilation, surroundings, earlier, asked, calls);
  }

  /** The same after calls of registries, of which it tells. */
  ProductRun after(List<Phase> made) {
    return new ProductRun(compilation, surroundings, before, asked, made);
  }

  /**
   * Runs it and publishes it if all of it is good.
   *
   * @param lockTimeout how long to wait for another run of the same product
   */
  public Publication run(RunRequest request, RunListener listener, Duration lockTimeout) {
    try (TelemetryRun telemetry = TelemetryRun.begin(compilation, surroundings, calls)) {
      LineageRun told =
          new LineageRun(compilation.product(), folder, surroundings, telemetry.traceparent());
      return telemetry.tell(() ->
          told.tell(lineage ->
              publish(
                  request,
                  RunListener.all(List.of(listener, lineage, telemetry.listener())),
                  lockTimeout,
                  telemetry)));
    }
  }

  private Publication publish(
      RunRequest request, RunListener listener, Duration lockTimeout, TelemetryRun telemetry) {
    Masks masks = Masks.of(compilation.masking(), surroundings.environment());
    Cancellation cancellation = new Cancellation();
    surroundings.interruption().onInterrupt(cancellation::cancel);
    Warehouse warehouse =
        new Warehouse(folder.warehouse(), ProductFolder.KEPT_GENERATIONS, surroundings.clock());
    Runs runs = new Runs(folder.runs());
    try (Journal journal = runs.begin(surroundings.clock(), UnaryOperator.identity())) {
      runs.prune(KEPT_JOURNALS);
      RunRemains.keepProduct(runs, journal.id(), compilation.product());
      RecordedRun record = RecordedRun.begin(compilation, journal.id(), surroundings);
      return record.end(
          new PublishingRun(
                  warehouse,
                  new ProductEngine(
                          Warehouses.in(compilation.product(), surroundings.environment()),
                          folder.folder())
                      .writer(),
                  engine -> {
                    masks.copySources(engine);
                    return new World(
                        engine,
                        runtime(),
                        masks.on(seeds()),
                        lateCheck(),
                        surroundings.clock(),
                        telemetry.statements());
                  },
                  journal,
                  holder(),
                  lockTimeout,
                  undertaking(request),
                  outlet(lockTimeout, telemetry))
              .run(request, listener, cancellation));
    }
  }

  private static String holder() {
    return "floe run (process " + ProcessHandle.current().pid() + ")";
  }

  /** The catalog, where the platform has one. */
  private Outlet outlet(Duration lockTimeout, TelemetryRun telemetry) {
    return catalog()
        .<Outlet>map(choice ->
            new TableOutlet(
                choice::open,
                new ProductTables(compilation.product()),
                folder.warehouse(),
                compilation.product().product().qualifiedName(),
                holder(),
                terms(choice.lease(), lockTimeout),
                surroundings.clock()))
        .map(telemetry::following)
        .orElseGet(Outlet::none);
  }

  /**
   * What looks after the product's tables.
   *
   * @param lockTimeout how long to wait for a run of the product
   */
  UpkeepRun upkeep(Duration lockTimeout) {
    Optional<CatalogChoice> choice = catalog();
    return new UpkeepRun(
        new Warehouse(folder.warehouse(), ProductFolder.KEPT_GENERATIONS, surroundings.clock()),
        new ProductEngine(
                Warehouses.in(compilation.product(), surroundings.environment()), folder.folder())
            .writer(),
        new ProductTables(compilation.product()),
        choice.map(known -> known::open),
        terms(choice.map(CatalogChoice::lease).orElse(Duration.ZERO), lockTimeout),
        "floe tables maintain (process " + ProcessHandle.current().pid() + ")");
  }

  private Optional<CatalogChoice> catalog() {
    return CatalogChoice.of(compilation.documents().platform(), surroundings, folder.folder());
  }

  private LeaseTerms terms(Duration lease, Duration lockTimeout) {
    return new LeaseTerms(Place.of(folder.place()), lease, lockTimeout, surroundings.clock());
  }

  private Undertaking undertaking(RunRequest request) {
    Map<String, String> fingerprints =
        Fingerprints.of(
            request.nodes(),
            NodeInputs.of(compilation, folder.folder(), surroundings.environment()));
    return new Undertaking(
        asked,
        fingerprints,
        before.map(run -> Continuation.of(run, request, fingerprints, new Effects(runtime()))));
  }

  private NodeRuntime runtime() {
    return rendering(compilation).runtime();
  }

  static ProjectRendering rendering(Compilation compilation) {
    CompiledProduct product = compilation.product();
    return DbtTemplateEngine.rendering(
        compilation.project().renderer(),
        compilation.project().graph(),
        new TemplateManifest(
            compilation.project().graph(),
            new Stamp(DBT_VERSION, Instant.EPOCH, Instant.EPOCH, ""),
            QuotedNames.of(
                Computes.find(product.target().compute()).dialect(),
                compilation.project().project().settings().quoting())));
  }

  private LateCheck lateCheck() {
    ComputePlugin plugin = Computes.find(compilation.product().target().compute());
    return plugin instanceof StaticAnalysis analysis
        ? LateChecks.of(analysis, compilation)::check
        : LateCheck.none();
  }

  /** The bytes of seeds; the digests they were compiled with are compared by the executor. */
  private SeedFiles seeds() {
    return new SeedFiles() {
      @Override
      public byte[] read(Node.Seed seed) throws IOException {
        return compilation
            .project()
            .project()
            .files()
            .read(displayPath(seed))
            .orElseThrow(() -> new NoSuchFileException(displayPath(seed)));
      }

      @Override
      public String displayPath(Node.Seed seed) {
        return compilation
            .project()
            .graph()
            .node(seed.uniqueId())
            .map(node -> node.identity().file())
            .orElse(seed.info().path());
      }
    };
  }
}

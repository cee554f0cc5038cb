package dev.floe.cli.product;

import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.files.DiskDocuments;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.CompileRequest;
import dev.floe.compiler.CompilerEdges;
import dev.floe.compiler.ProductCompiler;
import dev.floe.diagnostics.Result;
import dev.floe.spi.ComputePlugin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;

/** Compiles products with the edges of this program. */
public final class Compilations {

  private final Surroundings surroundings;
  private final Registries registries;
  private final boolean workspace;
  private final Set<String> baseline;

  /**
   * @param workspace whether other documents of the checkout stand before registries
   */
  public Compilations(Surroundings surroundings, Registries registries, boolean workspace) {
    this(surroundings, registries, workspace, Set.of());
  }

  private Compilations(
      Surroundings surroundings, Registries registries, boolean workspace, Set<String> baseline) {
    this.baseline = baseline;
    this.surroundings = surroundings;
    this.registries = registries;
    this.workspace = workspace;
  }

  /** The compilations of a command, by its options. */
  public static Compilations of(Invocation invocation, Documents documents) {
    boolean known =
        invocation.arguments().knows("--baseline")
            && invocation.arguments().value("--baseline").filter("use"::equals).isPresent();
    return new Compilations(
        invocation.surroundings(),
        documents.registries(),
        documents.usesWorkspace(),
        known ? Baseline.read(documents.folder()) : Set.of());
  }

  /** Compiles the product of a document. */
  public Result<Compilation> compile(Path productFile, Optional<String> environment) {
    return new ProductCompiler(edges())
        .compile(new CompileRequest(productFile, environment, Map.of(), baseline));
  }

  private CompilerEdges edges() {
    List<ComputePlugin> computes =
        ServiceLoader.load(ComputePlugin.class).stream().map(ServiceLoader.Provider::get).toList();
    return new CompilerEdges(
        new DiskDocuments(),
        DiskTree::new,
        registries.layout(),
        registries.documents(),
        workspace,
        computes,
        invocation());
  }

  /** What templates may know of this run. */
  private dev.floe.dbt.render.Invocation invocation() {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    // Whoever has the key can undo what was masked.
    environment.remove(Masks.KEY);
    return new dev.floe.dbt.render.Invocation(
        UUID.randomUUID().toString(),
        surroundings.clock().instant(),
        surroundings.clock(),
        name -> Optional.ofNullable(environment.get(name)),
        List.copyOf(environment.keySet()),
        Map.of("WHICH", "run", "FULL_REFRESH", false, "STORE_FAILURES", false),
        List.of(),
        new Silence());
  }

  /** Templates may log; a compilation does not show it. */
  private record Silence() implements dev.floe.dbt.render.Invocation.TemplateLog {

    @Override
    public void debug(String line) {}

    @Override
    public void info(String line) {}
  }
}

package dev.floe.cli.product;

import dev.floe.cli.command.Surroundings;
import dev.floe.cli.files.DiskDocuments;
import dev.floe.cli.files.DiskTree;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.CompileRequest;
import dev.floe.compiler.CompilerEdges;
import dev.floe.compiler.ProductCompiler;
import dev.floe.dbt.render.Invocation;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.spi.ComputePlugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;

/** Compiles products with the edges of this program. */
public final class Compilations {

  private final Surroundings surroundings;

  public Compilations(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Compiles the product of a document. */
  public Result<Compilation> compile(Path productFile, Optional<String> environment) {
    return new ProductCompiler(edges())
        .compile(new CompileRequest(productFile, environment, Map.of()));
  }

  private CompilerEdges edges() {
    List<ComputePlugin> computes =
        ServiceLoader.load(ComputePlugin.class).stream().map(ServiceLoader.Provider::get).toList();
    Optional<String> registry =
        Optional.ofNullable(surroundings.environment().get("FLOE_REGISTRY"))
            .filter(text -> !text.isBlank());
    return new CompilerEdges(
        new DiskDocuments(),
        DiskTree::new,
        RegistryLayout.standard(registry),
        RemoteDocuments.offline(),
        computes,
        invocation());
  }

  /** What templates may know of this run. */
  private Invocation invocation() {
    Map<String, String> environment = surroundings.environment();
    return new Invocation(
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
  private record Silence() implements Invocation.TemplateLog {

    @Override
    public void debug(String line) {}

    @Override
    public void info(String line) {}
  }
}

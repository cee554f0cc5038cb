package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.inherit.Platform;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.StaticAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the stored SQL of a product under a platform that runs it on another engine: it
 * is bound anew there. Nothing is rendered, so what a template would write for the other engine is
 * not known, and where that engine cannot be asked, nothing is.
 */
public final class EngineChange {

  private EngineChange() {}

  /**
   * What would not run, each finding about its node; nothing where the engine stays the same.
   *
   * @param product as it was compiled before
   * @param platform as it is to be
   */
  public static List<Diagnostic> broken(
      CompiledProduct product, Platform platform, List<ComputePlugin> plugins) {
    Result<ComputePlugin> chosen = ComputeChoice.of(platform, plugins);
    if (chosen.value().isEmpty()) {
      return chosen.diagnostics();
    }
    ComputePlugin next = chosen.value().get();
    if (next.type().equals(product.target().compute())) {
      return List.of();
    }
    Optional<StaticAnalysis> before = before(product, plugins);
    if (!(next instanceof StaticAnalysis analysis)) {
      return List.of(notKnown(product, next, "which cannot be asked about its SQL before it runs"));
    }
    return before.isEmpty() && leavesSqlToTheRun(product)
        ? List.of(notKnown(product, next, "and its SQL was left to the run and is not stored"))
        : bound(product, analysis, before);
  }

  private static boolean leavesSqlToTheRun(CompiledProduct product) {
    return product.nodes().stream()
        .anyMatch(
            node -> node instanceof Node.Model model && model.body() instanceof SqlBody.Deferred);
  }

  private static Optional<StaticAnalysis> before(
      CompiledProduct product, List<ComputePlugin> plugins) {
    return plugins.stream()
        .filter(plugin -> plugin.type().equals(product.target().compute()))
        .filter(StaticAnalysis.class::isInstance)
        .map(StaticAnalysis.class::cast)
        .findFirst();
  }

  private static List<Diagnostic> bound(
      CompiledProduct product, StaticAnalysis analysis, Optional<StaticAnalysis> before) {
    Set<String> known = new HashSet<>();
    before.ifPresent(
        earlier -> new Rebinding(earlier).errors(product).keySet().forEach(known::add));
    List<Diagnostic> broken = new ArrayList<>();
    new Rebinding(analysis)
        .errors(product)
        .forEach((node, found) -> {
          if (!known.contains(node)) {
            found.forEach(one -> broken.add(one.about(node)));
          }
        });
    return broken;
  }

  private static Diagnostic notKnown(CompiledProduct product, ComputePlugin next, String why) {
    return Diagnostic.of(
            CompilerCode.SQL_UNCHECKED,
            "it was compiled for "
                + product.target().compute()
                + " and would run on "
                + next.type()
                + ", "
                + why)
        .about("plugins.compute")
        .withHelp("compile it under the new manifest, and run it in an environment of its own");
  }
}

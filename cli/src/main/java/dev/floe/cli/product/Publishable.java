package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.compute.Computes;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.inherit.PluginSelection;
import dev.floe.spi.FileDatabases;
import java.util.List;

/**
 * Whether a product can be published on its engine. A server would be written to in place: readers
 * would see what was not tested yet, and a run that fails would leave it half done.
 */
final class Publishable {

  private Publishable() {}

  /** Why it cannot; nothing if it can. */
  static List<Diagnostic> objections(Compilation compilation) {
    String compute = compilation.product().target().compute();
    if (Computes.find(compute) instanceof FileDatabases) {
      return List.of();
    }
    Diagnostic objection =
        Diagnostic.of(
                CliCode.NO_GENERATIONS,
                "'floe run' publishes files, and a database of '" + compute + "' is none")
            .about("plugins.compute")
            .withHelp(
                "choose duckdb, or let it stand in outside production: environments: {dev:"
                    + " {stand_in: {compute: duckdb}}}; 'floe dbt build' runs the project itself on "
                    + compute);
    return List.of(placed(objection, compilation));
  }

  private static Diagnostic placed(Diagnostic objection, Compilation compilation) {
    return switch (compilation.documents().platform().plugin("compute")) {
      case PluginSelection.Chosen chosen ->
          chosen.type().origin().span().<Diagnostic>map(objection::at).orElse(objection);
      case PluginSelection.Open open -> objection;
      case PluginSelection.Unmentioned unmentioned -> objection;
    };
  }
}

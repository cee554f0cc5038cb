package dev.floe.compiler;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.PluginSelection;
import dev.floe.spi.ComputePlugin;
import java.util.List;
import java.util.Map;

/** The engine a platform chooses for its products. */
final class ComputeChoice {

  private static final String CATEGORY = "compute";
  private static final String EMBEDDED = "duckdb";

  private ComputeChoice() {}

  /** The plugin; the embedded engine where nobody speaks of compute. */
  static Result<ComputePlugin> of(Platform platform, List<ComputePlugin> plugins) {
    return switch (platform.plugin(CATEGORY)) {
      case PluginSelection.Chosen chosen -> find(chosen.type(), plugins);
      case PluginSelection.Open open ->
          Result.failed(
              placed(
                  Diagnostic.of(
                          CompilerCode.COMPUTE_OPEN,
                          "the platform approves "
                              + String.join(", ", open.approved().value())
                              + " and chooses none of them")
                      .about("plugins.compute")
                      .withHelp(
                          "choose one: plugins: {compute: "
                              + open.approved().value().getFirst()
                              + "}"),
                  open.approved()));
      case PluginSelection.Unmentioned unmentioned ->
          find(Traced.of(EMBEDDED, dev.floe.diagnostics.Origin.builtIn()), plugins);
    };
  }

  private static Result<ComputePlugin> find(Traced<String> type, List<ComputePlugin> plugins) {
    return plugins.stream()
        .filter(plugin -> plugin.type().equals(type.value()))
        .findFirst()
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                placed(
                    Diagnostic.of(
                            CompilerCode.NO_COMPUTE,
                            "there is no compute plugin '" + type.value() + "'")
                        .about("plugins.compute.type")
                        .withHelp(help(type.value(), plugins)),
                    type)));
  }

  private static String help(String type, List<ComputePlugin> plugins) {
    List<String> known = plugins.stream().map(ComputePlugin::type).sorted().toList();
    return Suggestion.help(type, known)
        + "; outside production an environment's 'stand_in: {compute: duckdb}' may take its place";
  }

  private static Diagnostic placed(Diagnostic diagnostic, Traced<?> value) {
    return value
        .origin()
        .span()
        .<Diagnostic>map((Span span) -> diagnostic.at(span))
        .orElse(diagnostic);
  }

  /** The settings of the chosen engine as plain values, nested as they were written. */
  static Map<String, Object> config(Platform platform) {
    return platform.plugin(CATEGORY) instanceof PluginSelection.Chosen chosen
        ? chosen.settings()
        : Map.of();
  }
}

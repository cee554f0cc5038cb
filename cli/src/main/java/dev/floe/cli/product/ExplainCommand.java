package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.manifest.locate.LoadedProduct;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe explain KEY}: the value in force and everybody who had a say in it. {@code floe
 * explain --model NAME}: every policy that applies to a model, and whether it holds.
 */
public final class ExplainCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Show a setting's effective value and the place of every tier that had a say in it. A"
                + " key that holds others shows them all. With --model: every policy that applies"
                + " to a model, who demands it, and whether it holds.",
            "floe explain plugins.compute.type",
            "floe explain governance --env prod",
            "floe explain data_architecture.layers.gold --output json",
            "floe explain --model gold_revenue")
        .addOption(
            Options.value(
                "--model", "NAME", "show the policies of this model instead of a setting"))
        .addOption(Options.environment())
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(Options.argument("KEY", false, "the setting, its parts joined by dots"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<String> model = invocation.arguments().value("--model");
    return model.isPresent() ? policies(invocation, model.get()) : setting(invocation);
  }

  private static ExitCode policies(Invocation invocation, String model) {
    if (invocation.arguments().positional().isPresent()) {
      throw new UsageError(
          CliCode.UNEXPECTED_ARGUMENT,
          "'floe explain' shows a setting or a model, not both",
          "leave out '--model' or '" + invocation.arguments().positional().get() + "'");
    }
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Compilation> compiled =
        Compilations.of(invocation, documents)
            .compile(documents.requireProduct(), invocation.arguments().value("--env"));
    if (compiled.value().isEmpty()) {
      return documents.failed(compiled.diagnostics());
    }
    ModelPolicies policies = ModelPolicies.of(compiled.value().get(), model);
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), ModelExplanation.plain(policies));
      case TEXT ->
          invocation
              .console()
              .print(new ModelExplanation(invocation.console().palette()).text(policies));
    }
    return ExitCode.OK;
  }

  private static ExitCode setting(Invocation invocation) {
    String key =
        invocation
            .arguments()
            .positional()
            .orElseThrow(() ->
                new UsageError(
                    CliCode.MISSING_VALUE,
                    "'floe explain' needs a KEY or --model",
                    "for example: floe explain plugins.compute.type"));
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Platform> platform = platform(invocation, documents);
    SortedMap<KeyPath, Traced<Value>> settings =
        platform.value().map(found -> settings(found, key)).orElseGet(java.util.TreeMap::new);
    List<Diagnostic> errors = platform.diagnostics().stream().filter(Diagnostic::isError).toList();
    switch (invocation.output()) {
      case JSON ->
          invocation.console().json(errors, Map.of("settings", Explanation.plain(settings)));
      case TEXT -> {
        invocation.console().print(new Explanation(invocation.console().palette()).text(settings));
        invocation.console().diagnostics(errors, documents.sources());
      }
    }
    return errors.isEmpty() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static Result<Platform> platform(Invocation invocation, Documents documents) {
    Optional<String> environment = invocation.arguments().value("--env");
    Optional<Path> product = documents.productFile();
    if (product.isPresent()) {
      return documents.locator().product(product.get(), environment).map(LoadedProduct::platform);
    }
    return documents
        .locator()
        .platform(documents.manifestFile().orElseThrow(documents::nothingHere), environment)
        .map(LoadedPlatform::platform);
  }

  private static SortedMap<KeyPath, Traced<Value>> settings(Platform platform, String key) {
    SortedMap<KeyPath, Traced<Value>> settings = platform.under(KeyPath.parse(key));
    if (settings.isEmpty()) {
      List<String> known =
          platform.values().keySet().stream().flatMap(path -> prefixes(path)).distinct().toList();
      throw new UsageError(
          CliCode.UNKNOWN_KEY,
          "nobody has set '" + key + "'",
          Suggestion.closest(key, known)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("set are: " + String.join(", ", topLevel(platform))));
    }
    return settings;
  }

  private static java.util.stream.Stream<String> prefixes(KeyPath path) {
    return IntStream.rangeClosed(1, path.segments().size())
        .mapToObj(length -> new KeyPath(path.segments().subList(0, length)).toString());
  }

  private static List<String> topLevel(Platform platform) {
    return platform.values().keySet().stream()
        .map(path -> path.segments().getFirst())
        .distinct()
        .toList();
  }
}

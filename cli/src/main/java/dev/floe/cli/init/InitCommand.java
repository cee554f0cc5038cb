package dev.floe.cli.init;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.NewFiles;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe init}: a data product that compiles and runs at once. */
public final class InitCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Begin a data product: floe.yaml, models in layers, seeds and tests that run at once. In"
                + " a dbt project only what is missing is added; no file is ever overwritten.",
            "floe init my-product",
            "floe init my-product --platform ../platform/manifest.yaml",
            "floe init --domain ../../domains/sales/domain-manifest.yaml",
            "floe product init --domain=sales:v2.1.0",
            "floe init star --pattern kimball")
        .addOption(
            Options.value("--platform", "REF", "the platform's manifest: a file or a reference"))
        .addOption(Options.value("--domain", "REF", "the domain's manifest: a file or a reference"))
        .addOption(
            Options.value(
                "--pattern",
                "PATTERN",
                "an example of medallion, kimball or data_vault, with a platform of its own"))
        .addOption(Options.value("--name", "NAME", "the product's name, instead of the folder's"))
        .addOption(Options.output())
        .addPositional(Options.argument("DIR", false, "the folder, the current one by default"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder =
        invocation.arguments().positional().map(invocation::path).orElse(invocation.path("."));
    boolean existing = Files.isRegularFile(folder.resolve("dbt_project.yml"));
    Optional<String> parent = parent(invocation, folder);
    ProjectTemplate template =
        new ProjectTemplate(
            name(invocation, folder),
            invocation.arguments().value("--domain").isPresent() ? "domain" : "platform",
            parent.orElse("./manifest.yaml"),
            layers(invocation, folder, parent));
    Optional<Pattern> pattern = pattern(invocation, parent.isPresent(), existing);
    NewFiles.Outcome outcome =
        NewFiles.write(folder, files(template, folder, parent, existing, pattern));
    report(invocation, folder, outcome);
    return ExitCode.OK;
  }

  /** Those of the manifest it will stand on, as far as that can be read here and now. */
  private static Layers layers(Invocation invocation, Path folder, Optional<String> parent) {
    return parent
        .map(ref -> folder.resolve(ref).normalize())
        .filter(Files::isRegularFile)
        .flatMap(manifest ->
            Documents.locator(invocation.surroundings())
                .platform(manifest, Optional.empty())
                .value())
        .map(loaded -> Layers.of(loaded.platform().architecture()))
        .orElseGet(Layers::medallion);
  }

  private static Map<String, String> files(
      ProjectTemplate template,
      Path folder,
      Optional<String> parent,
      boolean existing,
      Optional<Pattern> pattern) {
    if (hasProductFile(folder)) {
      return Map.of();
    }
    Optional<String> example = pattern.flatMap(Pattern::folder);
    if (example.isPresent()) {
      return template.pattern(example.get());
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.putAll(existing ? template.forExistingProject() : template.newProduct());
    if (parent.isEmpty()) {
      files.putAll(template.platform(existing));
    }
    return files;
  }

  private static Optional<Pattern> pattern(
      Invocation invocation, boolean hasParent, boolean existing) {
    Optional<String> word = invocation.arguments().value("--pattern");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Pattern> pattern = Pattern.of(word.get());
    if (pattern.isEmpty()) {
      throw new UsageError(
          CliCode.UNEXPECTED_ARGUMENT,
          "there is no example of a pattern '" + word.get() + "'",
          Suggestion.help(word.get(), Pattern.words()));
    }
    if (hasParent || existing) {
      throw new UsageError(
          CliCode.UNEXPECTED_ARGUMENT,
          hasParent
              ? "'--pattern' brings a platform of its own"
              : "'--pattern' begins a project, and this folder has one",
          hasParent
              ? "leave out '--pattern': the layers are those of the platform"
              : "choose another folder, or leave out '--pattern'");
    }
    return pattern;
  }

  private static boolean hasProductFile(Path folder) {
    return Stream.of("floe.yaml", "data-product.yaml")
        .anyMatch(file -> Files.exists(folder.resolve(file)));
  }

  /** The reference to write; a path is typed against the current folder but read against ours. */
  private static Optional<String> parent(Invocation invocation, Path folder) {
    Optional<String> platform = invocation.arguments().value("--platform");
    Optional<String> domain = invocation.arguments().value("--domain");
    if (platform.isPresent() && domain.isPresent()) {
      throw new UsageError(
          CliCode.UNEXPECTED_ARGUMENT,
          "'--platform' and '--domain' exclude each other",
          "a product has one manifest: its domain's, or its platform's where there are no domains");
    }
    return platform.or(() -> domain).map(ref -> reference(ref, invocation, folder));
  }

  private static String reference(String ref, Invocation invocation, Path folder) {
    if (ref.contains("://")) {
      return ref;
    }
    Path file = invocation.path(ref);
    Optional<Reference> parsed = Reference.parse(ref).toOptional();
    if (!Files.exists(file) && parsed.isEmpty()) {
      throw unknown(ref);
    }
    if (!Files.exists(file) && !(parsed.orElse(null) instanceof Reference.File)) {
      return ref;
    }
    String relative = folder.relativize(file).toString().replace('\\', '/');
    return relative.startsWith("..") ? relative : "./" + relative;
  }

  private static UsageError unknown(String ref) {
    return new UsageError(
        CliCode.BAD_VALUE,
        "'" + ref + "' is neither a manifest's file nor a reference",
        "name the file, such as ../domain-manifest.yaml, or what is published: " + ref + ":v1.0.0");
  }

  /** The folder's name made a product's: lower case, words joined by hyphens. */
  private static String name(Invocation invocation, Path folder) {
    String raw =
        invocation
            .arguments()
            .value("--name")
            .orElse(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    String name =
        raw.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? "my-product" : name.substring(0, Math.min(name.length(), 63));
  }

  private static void report(Invocation invocation, Path folder, NewFiles.Outcome outcome) {
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(List.of(), Map.of("written", outcome.written(), "kept", outcome.kept()));
      case TEXT -> text(invocation, folder, outcome);
    }
  }

  private static void text(Invocation invocation, Path folder, NewFiles.Outcome outcome) {
    outcome
        .written()
        .forEach(
            file -> invocation.console().line(invocation.console().palette().good("+ ") + file));
    outcome.kept().forEach(file -> invocation.console().line("= " + file + " (kept)"));
    if (outcome.written().isEmpty()) {
      invocation.console().line("Nothing to add: this folder is a data product already.");
    }
    Path here = invocation.surroundings().directory();
    String go = folder.equals(here) ? "" : "cd " + here.relativize(folder) + " && ";
    invocation.console().line("\nNext: " + go + "floe run");
  }
}

package dev.floe.cli.polaris;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.catalog.CatalogChoice;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.platform.ManifestFiles;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedPlatform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the steps to bring a Polaris in line with a manifest, and does them. */
final class CatalogSteps {

  private static final String API = "/api/catalog";

  private CatalogSteps() {}

  static CommandSpec options(String what, String... examples) {
    return Options.command(what, examples)
        .addOption(Options.value("--manifest", "FILE", "the manifest, if not found by its name"))
        .addOption(
            Options.value(
                "--location", "URI", "where a catalog that is not there yet keeps its files"))
        .addOption(
            Options.value(
                "--products",
                "DIR",
                "where the products are whose ports are read; below this folder by default"))
        .addOption(
            Options.flag("--registered", "take the ports of the registered products instead"))
        .addOption(
            Options.value(
                "--credentials",
                "DIR",
                "make a principal for each product that has none, and keep what it signs in with"
                    + " in DIR"))
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  static ExitCode plan(Invocation invocation) {
    return of(invocation, false);
  }

  static ExitCode apply(Invocation invocation) {
    return of(invocation, true);
  }

  private static ExitCode of(Invocation invocation, boolean apply) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<LoadedPlatform> loaded =
        documents
            .locator()
            .platform(
                ManifestFiles.of(invocation, documents), invocation.arguments().value("--env"));
    if (!loaded.isOk()) {
      return documents.failed(loaded.diagnostics());
    }
    Platform platform = loaded.value().orElseThrow().platform();
    CatalogChoice choice = polaris(platform, invocation, documents);
    Map<String, Object> settings = choice.filled();
    try (PolarisCalls calls = new PolarisCalls(base(settings), credentials(settings))) {
      String catalog = String.valueOf(settings.getOrDefault("warehouse", "floe"));
      PlatformProducts products = PlatformProducts.of(invocation, documents, platform);
      AccessPlan plan =
          plan(invocation, new Management(calls), catalog, platform, products.products());
      AccessPlan.Proposal proposal =
          plan.proposal(
              () -> creation(catalog, choice, invocation.arguments().value("--location")));
      List<String> notes = new ArrayList<>(proposal.notes());
      products
          .uncompiled()
          .forEach(folder ->
              notes.add(
                  "the product in " + folder + " is left out: compile it first (floe compile)"));
      if (products.products().isEmpty()) {
        notes.add("no product of this platform is known here, so access to ports stays as it is");
      }
      show(invocation, catalog, proposal.steps(), notes, apply);
      if (apply) {
        proposal.steps().forEach(plan::apply);
        done(invocation, proposal.steps());
      }
    }
    return ExitCode.OK;
  }

  private static AccessPlan plan(
      Invocation invocation,
      Management polaris,
      String catalog,
      Platform platform,
      List<CompiledProduct> products) {
    Structure structure = new Structure(platform);
    Access.Draft draft = new Access.Draft();
    structure.addTo(draft);
    List<PortReaders> readers =
        products.stream().map(product -> new PortReaders(product, structure.leases())).toList();
    readers.forEach(product -> product.addTo(draft));
    return new AccessPlan(
        polaris,
        catalog,
        draft.access(),
        new Scope(structure, readers),
        invocation.arguments().value("--credentials").map(invocation::path));
  }

  private static CatalogChoice polaris(
      Platform platform, Invocation invocation, Documents documents) {
    return CatalogChoice.of(platform, invocation.surroundings(), documents.folder())
        .filter(choice -> choice.type().equals("polaris"))
        .orElseThrow(() ->
            refuse(
                "the platform chooses no Polaris",
                "plugins: {catalog: {type: polaris, config: {uri:"
                    + " \"https://polaris.acme.example/api/catalog\", warehouse: acme}}}"));
  }

  private static String base(Map<String, Object> settings) {
    String uri = String.valueOf(settings.get("uri")).replaceFirst("/+$", "");
    if (!uri.endsWith(API)) {
      throw refuse(
          "the address " + uri + " is not that of a Polaris",
          "it ends with " + API + "; the management API is beside it");
    }
    return uri.substring(0, uri.length() - "catalog".length());
  }

  private static PolarisCalls.Credentials credentials(Map<String, Object> settings) {
    if (settings.get("token") != null) {
      return new PolarisCalls.Credentials.Token(settings.get("token").toString());
    }
    String pair =
        settings.get("credential") != null
            ? settings.get("credential").toString()
            : settings.getOrDefault("client_id", "")
                + ":"
                + settings.getOrDefault("client_secret", "");
    int colon = pair.indexOf(':');
    return new PolarisCalls.Credentials.Client(
        pair.substring(0, Math.max(0, colon)),
        pair.substring(colon + 1),
        String.valueOf(settings.getOrDefault("scope", "PRINCIPAL_ROLE:ALL")));
  }

  private static Step.AddCatalog creation(
      String catalog, CatalogChoice choice, Optional<String> location) {
    String base =
        location.orElseThrow(() ->
            refuse(
                "the catalog '" + catalog + "' is not there, and nobody says where its files lie",
                "add --location s3://bucket/folder"));
    Map<String, Object> storage = new LinkedHashMap<>();
    storage.put("storageType", type(base));
    storage.put("allowedLocations", List.of(base));
    choice
        .storage()
        .filter(known -> known.type().equals("s3"))
        .map(CatalogChoice.StorageChoice::settings)
        .ifPresent(settings -> {
          copy(settings, "endpoint", storage, "endpoint");
          copy(settings, "region", storage, "region");
          if (settings.containsKey("endpoint")) {
            storage.put("pathStyleAccess", settings.getOrDefault("path_style", true));
          }
        });
    return new Step.AddCatalog(catalog, storage, base);
  }

  private static String type(String location) {
    return switch (location.replaceFirst(":.*", "")) {
      case "s3", "s3a" -> "S3";
      case "gs" -> "GCS";
      case "abfs", "abfss" -> "AZURE";
      case "file" -> "FILE";
      default ->
          throw refuse(
              "a catalog cannot keep its files at " + location, "s3://bucket/folder, for instance");
    };
  }

  private static void copy(
      Map<String, Object> from, String key, Map<String, Object> to, String name) {
    if (from.get(key) != null) {
      to.put(name, from.get(key));
    }
  }

  private static void show(
      Invocation invocation, String catalog, List<Step> steps, List<String> notes, boolean apply) {
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  List.of(),
                  Map.of(
                      "catalog",
                      catalog,
                      "applied",
                      apply,
                      "steps",
                      steps.stream().map(Step::line).toList(),
                      "notes",
                      notes));
      case TEXT -> {
        if (steps.isEmpty()) {
          invocation.console().line("The catalog " + catalog + " is as the manifest wants it.");
        }
        steps.forEach(step -> invocation.console().line(step.line()));
        notes.forEach(note -> invocation.console().line("note: " + note));
      }
    }
  }

  private static void done(Invocation invocation, List<Step> steps) {
    switch (invocation.output()) {
      case JSON -> {}
      case TEXT -> {
        if (!steps.isEmpty()) {
          invocation.console().line(steps.size() + (steps.size() == 1 ? " change" : " changes"));
        }
      }
    }
  }

  private static FloeException refuse(String what, String help) {
    return new FloeException(Diagnostic.of(CliCode.POLARIS_FAILED, what).withHelp(help));
  }
}

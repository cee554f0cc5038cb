package dev.floe.cli.catalog;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Surroundings;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.PluginSelection;
import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.StoragePlugin;
import dev.floe.spi.table.TableCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalog a platform publishes to, with everything that is needed to open it.
 *
 * @param type of the plugin
 * @param settings of the plugin, secrets not filled in
 * @param lease how long the right to publish lasts unless it is renewed
 * @param storage the storage plugin's type and settings, where one is chosen
 */
public record CatalogChoice(
    String type,
    Map<String, Object> settings,
    Duration lease,
    Optional<StorageChoice> storage,
    Map<String, String> environment,
    Clock clock) {

  private static final String CATALOG = "catalog";
  private static final String STORAGE = "storage";
  private static final String LOCAL = "iceberg-local";
  private static final String PATH = "path";
  private static final String URI = "uri";
  private static final String LEASE = "lease_seconds";
  private static final Duration USUAL_LEASE = Duration.ofSeconds(60);

  /** The variable by which a Polaris is found whose address no manifest says. */
  private static final String POLARIS_HOST = "POLARIS_HOST";

  /** A storage plugin's type and settings. */
  public record StorageChoice(String type, Map<String, Object> settings) {}

  /**
   * The catalog of a platform; absent where it chooses none, or says nowhere where it is: naming a
   * plugin approves it, and a laptop has no catalog yet.
   */
  public static Optional<CatalogChoice> of(
      Platform platform, Surroundings surroundings, Path productFolder) {
    if (!(platform.plugin(CATALOG) instanceof PluginSelection.Chosen chosen)) {
      return Optional.empty();
    }
    Map<String, Object> settings = new LinkedHashMap<>(chosen.settings());
    String type = chosen.type().value();
    String host = surroundings.environment().getOrDefault(POLARIS_HOST, "");
    if (type.equals("polaris") && !settings.containsKey(URI) && !host.isBlank()) {
      settings.put(URI, "http://" + host + ":8181/api/catalog");
    }
    if (type.equals(LOCAL)) {
      settings.computeIfPresent(
          PATH, (key, path) -> located(chosen, path, surroundings, productFolder));
    } else if (!settings.containsKey(URI)) {
      return Optional.empty();
    }
    return Optional.of(
        new CatalogChoice(
            type,
            settings,
            lease(settings.remove(LEASE)),
            storage(platform),
            surroundings.environment(),
            surroundings.clock()));
  }

  private static Duration lease(@Nullable Object seconds) {
    return switch (seconds) {
      case null -> USUAL_LEASE;
      case Number number when number.longValue() > 0 -> Duration.ofSeconds(number.longValue());
      default -> // whatever else a manifest can say
          throw new FloeException(
              Diagnostic.of(CliCode.BAD_VALUE, "the lease of a catalog is a number of seconds")
                  .about("plugins.catalog.config." + LEASE)
                  .withHelp("lease_seconds: 60"));
    };
  }

  private static Optional<StorageChoice> storage(Platform platform) {
    return platform.plugin(STORAGE) instanceof PluginSelection.Chosen chosen
        ? Optional.of(new StorageChoice(chosen.type().value(), chosen.settings()))
        : Optional.empty();
  }

  /**
   * A folder is meant as its manifest sees it, so that every product of a checkout has the same.
   */
  private static Object located(
      PluginSelection.Chosen chosen, Object path, Surroundings surroundings, Path productFolder) {
    Path base =
        Optional.ofNullable(chosen.config().get(KeyPath.of(PATH)))
            .map(Traced<Value>::origin)
            .flatMap(origin -> origin.span())
            .map(Span::file)
            .filter(file -> !file.contains("://"))
            .map(file -> surroundings.directory().resolve(file).getParent())
            .orElse(productFolder);
    return base.resolve(path.toString()).normalize().toString();
  }

  /**
   * Opens it.
   *
   * @throws FloeException where there is no such plugin, a secret is missing, or it fails
   */
  public TableCatalog open() {
    CatalogPlugin plugin = plugin();
    return plugin.open(filled(), storages());
  }

  /**
   * The settings with their secrets.
   *
   * @throws FloeException where one is not set
   */
  public Map<String, Object> filled() {
    return new Secrets(environment, "plugins.catalog.config").fill(settings);
  }

  private CatalogPlugin plugin() {
    List<CatalogPlugin> plugins = Plugins.of(CatalogPlugin.class);
    return plugins.stream()
        .filter(plugin -> plugin.type().equals(type))
        .findFirst()
        .orElseThrow(
            () -> missing("catalog", type, plugins.stream().map(CatalogPlugin::type).toList()));
  }

  private List<Storage> storages() {
    if (storage.isEmpty()) {
      return List.of();
    }
    List<StoragePlugin> plugins = Plugins.of(StoragePlugin.class);
    String wanted = storage.get().type();
    StoragePlugin plugin =
        plugins.stream()
            .filter(known -> known.type().equals(wanted))
            .findFirst()
            .orElseThrow(() ->
                missing("storage", wanted, plugins.stream().map(StoragePlugin::type).toList()));
    Map<String, Object> filled =
        new Secrets(environment, "plugins.storage.config").fill(storage.get().settings());
    return List.of(plugin.open(filled, clock));
  }

  private static FloeException missing(String role, String type, List<String> known) {
    return new FloeException(
        Diagnostic.of(CliCode.NO_PLUGIN, "there is no " + role + " plugin '" + type + "'")
            .about("plugins." + role + ".type")
            .withHelp(Suggestion.help(type, known.stream().sorted().toList())));
  }
}

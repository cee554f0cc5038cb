package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.TableCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * The catalog plugin {@code iceberg-local}: a folder with tables and an SQLite file that lists
 * them.
 */
public final class LocalCatalogPlugin implements CatalogPlugin {

  /** The name by which other engines must open the catalog, too. */
  private static final String NAME = "floe";

  private static final String FILE = "catalog.db";

  /** How long a commit waits for another process's. */
  private static final String PATIENCE = "?busy_timeout=60000";

  @Override
  public String type() {
    return "iceberg-local";
  }

  @Override
  public TableCatalog open(Map<String, Object> config, List<Storage> storages) {
    Path folder = folder(config.get("path"));
    String url = "jdbc:sqlite:" + folder.resolve(FILE) + PATIENCE;
    if (!JDBC.isValidURL(
        url)) { // makes the driver known, which this loader's classes alone can see
      throw new IllegalStateException(url);
    }
    Failures failures = new Failures("the catalog " + folder);
    LocalFiles files = new LocalFiles();
    JdbcCatalog catalog = new JdbcCatalog(properties -> files, null, true);
    failures.guard(
        "be opened",
        () -> {
          catalog.initialize(
              NAME,
              Map.of(
                  CatalogProperties.URI,
                  url,
                  CatalogProperties.WAREHOUSE_LOCATION,
                  LocalFiles.location(folder),
                  "jdbc.schema-version",
                  "V1"));
          return catalog;
        });
    DataFolders folders = new DataFolders();
    return new IcebergCatalog(
        new IcebergTables(catalog, catalog, catalog, folders),
        new SqliteCommitter(url, NAME, files),
        failures,
        List.of(folders, catalog));
  }

  private static Path folder(@Nullable Object path) {
    if (!(path instanceof String text) || text.isBlank()) {
      throw new FloeException(
          Diagnostic.of(CatalogCode.SETTINGS, "a local catalog needs a folder")
              .about("plugins.catalog.config.path")
              .withHelp("plugins: {catalog: {type: iceberg-local, config: {path: lake}}}"));
    }
    Path folder = Path.of(text).toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FloeException(
          CatalogCode.FAILED, "the catalog's folder " + folder + " cannot be made", e);
    }
    return folder;
  }
}

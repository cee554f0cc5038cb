package dev.floe.catalog.iceberg;

import dev.floe.spi.table.Storage;
import dev.floe.spi.table.TableCatalog;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SessionCatalog.SessionContext;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.rest.HTTPClient;
import org.apache.iceberg.rest.RESTSessionCatalog;
import org.apache.iceberg.rest.RESTUtil;

/** Opens catalogs that speak Iceberg's REST protocol. */
final class RestCatalogs {

  private RestCatalogs() {}

  static TableCatalog open(Map<String, String> properties, List<Storage> storages) {
    String uri = properties.getOrDefault("uri", "");
    Failures failures = new Failures("the catalog " + uri);
    RESTSessionCatalog sessions =
        new RESTSessionCatalog(
            config ->
                HTTPClient.builder(config)
                    .uri(config.get("uri"))
                    .withHeaders(RESTUtil.configHeaders(config))
                    .build(),
            (context, config) -> new StorageFiles(storages, config));
    failures.guard(
        "be opened",
        () -> {
          sessions.initialize("floe", properties);
          return sessions;
        });
    SessionContext context = SessionContext.createEmpty();
    Catalog catalog = sessions.asCatalog(context);
    DataFolders folders = new DataFolders();
    return new IcebergCatalog(
        new IcebergTables(
            catalog, (SupportsNamespaces) catalog, sessions.asViewCatalog(context), folders),
        new RestCommitter(sessions, context),
        failures,
        List.of(folders, sessions));
  }
}

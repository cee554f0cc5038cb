package dev.floe.catalog.iceberg;

import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.TableCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog plugin {@code polaris}: the REST protocol with Polaris's scope, and credentials for
 * the storage from the catalog where the platform sets none.
 */
public final class PolarisCatalogPlugin implements CatalogPlugin {

  @Override
  public String type() {
    return "polaris";
  }

  @Override
  public TableCatalog open(Map<String, Object> config, List<Storage> storages) {
    Map<String, Object> all = new HashMap<>(config);
    if (storages.isEmpty()) {
      all.putIfAbsent("access_delegation", "vended-credentials");
    }
    return RestCatalogs.open(
        RestSettings.properties(all, Optional.of("PRINCIPAL_ROLE:ALL")), storages);
  }
}

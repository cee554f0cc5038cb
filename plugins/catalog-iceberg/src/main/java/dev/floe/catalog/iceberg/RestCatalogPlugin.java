package dev.floe.catalog.iceberg;

import dev.floe.spi.table.CatalogPlugin;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.TableCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalog plugin {@code iceberg-rest}: any server of Iceberg's REST protocol. */
public final class RestCatalogPlugin implements CatalogPlugin {

  @Override
  public String type() {
    return "iceberg-rest";
  }

  @Override
  public TableCatalog open(Map<String, Object> config, List<Storage> storages) {
    return RestCatalogs.open(RestSettings.properties(config, Optional.empty()), storages);
  }
}

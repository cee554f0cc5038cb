package dev.floe.spi.table;

import java.util.List;
import java.util.Map;

/** The role "catalog": keeps tables of an open format that any engine can read. */
public interface CatalogPlugin {

  /** The name in {@code plugins.catalog.type}. */
  String type();

  /**
   * Opens a catalog.
   *
   * @param config the plugin's settings, as plain values (String, Boolean, Long, Double, List,
   *     Map), secrets filled in
   * @param storages where files can be kept besides the local disk, already with their settings
   * @throws dev.floe.diagnostics.FloeException where settings are missing or wrong, or the catalog
   *     does not answer
   */
  TableCatalog open(Map<String, Object> config, List<Storage> storages);
}

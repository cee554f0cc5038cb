package dev.floe.catalog.iceberg;

import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.util.PropertyUtil;

/** The tables of a catalog by floe's names. */
record IcebergTables(
    Catalog catalog, SupportsNamespaces namespaces, ViewCatalog views, DataFolders copies) {

  private static final int KEPT_METADATA_FILES = 20;

  static TableIdentifier identifier(TableName name) {
    return TableIdentifier.of(namespace(name), name.name());
  }

  private static Namespace namespace(TableName name) {
    return Namespace.of(name.namespace().toArray(String[]::new));
  }

  Optional<Table> load(TableName name) {
    return load(identifier(name));
  }

  Optional<Table> load(TableIdentifier table) {
    try {
      return Optional.of(catalog.loadTable(table));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether old states of a table may be forgotten, and files none of its states needs be removed.
   * Not where the catalog does that itself, as Nessie does: states that cannot be seen here (of
   * other branches) need files, too.
   */
  static boolean isOursToTidy(Table table) {
    return PropertyUtil.propertyAsBoolean(
        table.properties(), TableProperties.GC_ENABLED, TableProperties.GC_ENABLED_DEFAULT);
  }

  /** The beginning of a change of a table that is there. */
  Optional<StagedTable> change(TableName name) {
    return load(name)
        .map(table -> StagedTable.of(identifier(name), (BaseTransaction) table.newTransaction()));
  }

  /** The beginning of a table. It comes to be when the change is committed. */
  StagedTable create(TableDefinition definition) {
    ensureNamespaces(definition.name());
    Schema schema = SchemaChange.initial(definition.columns());
    BaseTransaction transaction =
        (BaseTransaction)
            catalog
                .buildTable(identifier(definition.name()), schema)
                .withPartitionSpec(FileLayout.spec(schema, definition.layout()))
                .withSortOrder(FileLayout.order(schema, definition.layout()))
                .withProperties(properties(definition))
                .createTransaction();
    return StagedTable.created(identifier(definition.name()), transaction);
  }

  /**
   * Who may use a namespace may not be allowed to see the one it lies in: that is asked for last.
   */
  void ensureNamespaces(TableName name) {
    if (namespaces.namespaceExists(namespace(name))) {
      return;
    }
    String[] levels = name.namespace().toArray(String[]::new);
    for (int depth = 1; depth <= levels.length; depth++) {
      Namespace namespace = Namespace.of(java.util.Arrays.copyOf(levels, depth));
      if (!namespaces.namespaceExists(namespace)) {
        try {
          namespaces.createNamespace(namespace);
        } catch (AlreadyExistsException e) {
          // Another run was faster, which is just as well.
        }
      }
    }
  }

  /** A definition's properties and those every table of floe has. */
  static Map<String, String> properties(TableDefinition definition) {
    Map<String, String> all = new LinkedHashMap<>(definition.properties());
    if (!definition.comment().isEmpty()) {
      all.put("comment", definition.comment());
    }
    all.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
    all.putIfAbsent(
        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, Integer.toString(KEPT_METADATA_FILES));
    return all;
  }
}

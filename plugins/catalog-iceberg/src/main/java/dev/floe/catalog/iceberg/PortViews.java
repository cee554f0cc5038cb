package dev.floe.catalog.iceberg;

import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchViewException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.view.SQLViewRepresentation;
import org.apache.iceberg.view.View;

/**
 * Views of tables, in the SQL of the engines that read views: a list of columns, from a table that
 * is found in the view's own catalog.
 */
record PortViews(IcebergTables tables) {

  private static final String PRODUCT = "floe.product";

  /** Dialects, and how they quote a name. */
  private static final Map<String, String> QUOTES = Map.of("spark", "`", "trino", "\"");

  List<String> show(String product, List<String> namespace, List<TableView> wanted) {
    List<String> undone = new ArrayList<>();
    Set<TableIdentifier> kept = new HashSet<>();
    try {
      for (TableView view : wanted) {
        kept.add(IcebergTables.identifier(view.name()));
        show(view).ifPresent(undone::add);
      }
      dropOthers(product, Namespace.of(namespace.toArray(String[]::new)), kept);
    } catch (UnsupportedOperationException e) {
      return wanted.isEmpty()
          ? List.of()
          : List.of("the catalog keeps no views, so ports are read by the names of their tables");
    }
    return undone;
  }

  private Optional<String> show(TableView wanted) {
    Optional<Schema> schema = tables.load(wanted.table()).map(table -> table.schema());
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    Optional<View> there = view(IcebergTables.identifier(wanted.name()));
    if (there.filter(view -> !isOurs(view, wanted)).isPresent()) {
      return Optional.of(
          "the view " + wanted.name() + " is there already, and floe did not make it");
    }
    if (there.filter(view -> isSame(view, schema.get(), wanted)).isPresent()) {
      return Optional.empty();
    }
    try {
      make(wanted, schema.get());
      return Optional.empty();
    } catch (AlreadyExistsException e) {
      return Optional.of("there is a table " + wanted.name() + ", so no view of that name");
    }
  }

  /**
   * A server that keeps no views says so before it misses the namespace, so it is asked first and
   * no namespace is made in vain. A catalog on this machine keeps them, and would leave a file.
   */
  private void make(TableView wanted, Schema schema) {
    if (tables.catalog() instanceof JdbcCatalog) {
      tables.ensureNamespaces(wanted.name());
    }
    try {
      put(wanted, schema);
    } catch (NoSuchNamespaceException | NoSuchViewException e) {
      tables.ensureNamespaces(wanted.name());
      put(wanted, schema);
    }
  }

  private void put(TableView wanted, Schema schema) {
    var builder =
        tables
            .views()
            .buildView(IcebergTables.identifier(wanted.name()))
            .withSchema(TypeUtil.assignIncreasingFreshIds(schema))
            .withDefaultNamespace(Namespace.of(wanted.table().namespace().toArray(String[]::new)))
            .withProperties(properties(wanted));
    QUOTES.forEach(
        (dialect, quote) -> builder.withQuery(dialect, sql(schema, wanted.table(), quote)));
    View _ = builder.createOrReplace();
  }

  private Optional<View> view(TableIdentifier name) {
    try {
      return Optional.of(tables.views().loadView(name));
    } catch (NoSuchViewException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> properties(TableView view) {
    Map<String, String> all = new HashMap<>(view.properties());
    if (!view.comment().isEmpty()) {
      all.put("comment", view.comment());
    }
    return all;
  }

  private static boolean isOurs(View view, TableView wanted) {
    return view.properties()
        .getOrDefault(PRODUCT, "")
        .equals(wanted.properties().getOrDefault(PRODUCT, ""));
  }

  private static boolean isSame(View view, Schema schema, TableView wanted) {
    SQLViewRepresentation spark = view.sqlFor("spark");
    return spark != null
        && spark.sql().equals(sql(schema, wanted.table(), QUOTES.getOrDefault("spark", "")))
        && view.schema().sameSchema(TypeUtil.assignIncreasingFreshIds(schema))
        && view.properties().entrySet().containsAll(properties(wanted).entrySet());
  }

  /** The table is named without its namespace, which engines write in different ways. */
  private static String sql(Schema schema, TableName table, String quote) {
    return schema.columns().stream()
            .map(column -> quoted(column.name(), quote))
            .collect(Collectors.joining(", ", "select ", " from "))
        + quoted(table.name(), quote);
  }

  private static String quoted(String name, String quote) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  private void dropOthers(String product, Namespace namespace, Set<TableIdentifier> kept) {
    if (!tables.namespaces().namespaceExists(namespace)) {
      return;
    }
    for (TableIdentifier name : tables.views().listViews(namespace)) {
      if (!kept.contains(name)
          && view(name)
              .filter(view -> product.equals(view.properties().get(PRODUCT)))
              .isPresent()) {
        boolean _ = tables.views().dropView(name);
      }
    }
  }
}

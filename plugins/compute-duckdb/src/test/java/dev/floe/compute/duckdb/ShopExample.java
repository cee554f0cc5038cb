package dev.floe.compute.duckdb;

import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relations that the queries of the analyzer's tests speak of. */
final class ShopExample {

  private ShopExample() {}

  static SqlAnalyzer analyzer() throws SqlFailure {
    SqlAnalyzer analyzer = new DuckDbComputePlugin().analyzer();
    analyzer.declare(
        name("orders"),
        columns(
            "id",
            "INTEGER",
            "customer",
            "INTEGER",
            "amount",
            "DECIMAL(10,2)",
            "status",
            "VARCHAR",
            "tags",
            "VARCHAR[]",
            "placed",
            "DATE"));
    analyzer.declare(
        name("customers"),
        columns(
            "id",
            "INTEGER",
            "name",
            "VARCHAR",
            "region",
            "VARCHAR",
            "address",
            "STRUCT(city VARCHAR, zip VARCHAR)"));
    analyzer.declare(name("staff"), columns("id", "INTEGER", "manager", "INTEGER"));
    analyzer.declare(name("events"), columns("id", "INTEGER", "payload", "JSON"));
    analyzer.declare(name("landed"), columns("id", "INTEGER", "raw", ""));
    analyzer.prepare("create macro twice(x) as x * 2");
    analyzer.prepare(
        "create macro recent(n) as table select id, name from shop.customers where id > n");
    return analyzer;
  }

  static RelationName name(String identifier) {
    return new RelationName(Optional.empty(), Optional.of("shop"), identifier);
  }

  /** Names and types by turns; no type means that it is not known. */
  static List<Column> columns(String... namesAndTypes) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      String name = namesAndTypes[i];
      String type = namesAndTypes[i + 1];
      columns.add(
          type.isEmpty()
              ? Column.unknown(name, "nobody declared it")
              : new Column(name, TypeText.parse(type), type));
    }
    return columns;
  }
}

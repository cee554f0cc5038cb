package dev.floe.compute.duckdb;

import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Map;

/** The relations of {@link ShopExample} with rows in them. */
final class ShopRows {

  private ShopRows() {}

  static Engine engine() throws SqlFailure {
    Engine engine = new DuckDbComputePlugin().open(Map.of("settings", Map.of("threads", 1L)));
    try (Session session = engine.session()) {
      session.execute(
          "create schema shop;"
              + "create table shop.orders as select * from (values"
              + " (1, 1, 10.50::decimal(10,2), 'paid', ['a','b'], date '2024-01-01'),"
              + " (2, 1, 5.25, 'open', ['c'], date '2024-01-02'),"
              + " (3, 2, 7.00, 'paid', [], date '2024-01-03'),"
              + " (4, 9, 1.00, 'Eve', ['d'], date '2024-01-04'))"
              + " t(id, customer, amount, status, tags, placed);"
              + "create table shop.customers as select * from (values"
              + " (1, 'Ada', 'eu', {'city': 'Ulm', 'zip': '1'}),"
              + " (2, 'Bob', 'us', {'city': 'Rye', 'zip': '2'}),"
              + " (4, 'Eve', 'eu', {'city': 'Ede', 'zip': '3'}),"
              + " (9, 'Eve', 'us', {'city': 'Ely', 'zip': '4'}))"
              + " t(id, name, region, address);"
              + "create table shop.staff as select * from (values (1, null), (2, 1), (3, 2))"
              + " t(id, manager);"
              + "create table shop.events as select 1 as id, '{\"a\": 1}'::json as payload;"
              + "create table shop.landed as select 1 as id, timestamp '2024-01-01' as raw;"
              + "create macro twice(x) as x * 2;"
              + "create macro recent(n) as table"
              + " select id, name from shop.customers where id > n");
    }
    return engine;
  }

  static List<String> columns() {
    return List.of(
        "orders.id",
        "orders.customer",
        "orders.amount",
        "orders.status",
        "orders.tags",
        "orders.placed",
        "customers.id",
        "customers.name",
        "customers.region",
        "customers.address",
        "staff.id",
        "staff.manager",
        "events.payload",
        "landed.id");
  }

  /** Gives every row of a column another value. */
  static String change(String relation, String column) {
    String other =
        switch (relation + "." + column) {
          case "orders.tags" -> "list_append(tags, 'z')";
          case "orders.placed" -> "date '2030-01-01' - id";
          case "customers.address" -> "{'city': name, 'zip': 'q'}";
          case "events.payload" -> "'{\"a\": 2}'::json";
          case "orders.status", "customers.name", "customers.region" -> column + " || '_'";
          default -> column + " * 3 + 1";
        };
    return "update shop." + relation + " set " + column + " = " + other;
  }

  static RelationName result() {
    return RelationName.of("memory", "main", "result");
  }
}

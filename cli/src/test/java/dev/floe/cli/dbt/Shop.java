package dev.floe.cli.dbt;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small dbt project in a folder, and commands typed in it. */
record Shop(Path folder) {

  /** A project with a seed, three models, a snapshot, sources and tests. */
  static Shop in(Path folder) throws IOException {
    Shop shop = new Shop(folder);
    shop.write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        models:
          +materialized: table
        """);
    shop.write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev: {type: duckdb, path: shop.duckdb}
            prod: {type: duckdb, path: shop.duckdb, schema: prod}
        """);
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10\n2,20\n");
    shop.write("models/staging/stg_orders.sql", "select id, amount from {{ ref('raw_orders') }}");
    shop.write("models/orders.sql", "select * from {{ ref('stg_orders') }}");
    shop.write("models/revenue.sql", "select sum(amount) as revenue from {{ ref('orders') }}");
    shop.write(
        "models/models.yml",
        """
        models:
          - name: orders
            description: One row for each order.
            columns:
              - name: id
                data_tests: [unique, not_null]
        """);
    return shop;
  }

  void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  Typed dbt(String... words) {
    return dbt(Map.of(), words);
  }

  Typed dbt(Map<String, String> environment, String... words) {
    String[] all = Stream.concat(Stream.of("dbt"), Stream.of(words)).toArray(String[]::new);
    return Typed.in(folder, environment, all);
  }

  /** The lines of {@code ls}. */
  List<String> ls(String... words) {
    String[] all =
        Stream.concat(Stream.of("ls", "--quiet"), Stream.of(words)).toArray(String[]::new);
    return dbt(all).out().lines().toList();
  }
}

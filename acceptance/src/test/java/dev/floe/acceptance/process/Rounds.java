package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A product on a local catalog of which every run adds a round to the history, and whose other
 * tables tell the newest: a mixture of two runs shows.
 */
final class Rounds {

  private Rounds() {}

  static Shop product(Path folder) throws IOException {
    Shop shop = Shop.in(folder);
    Files.delete(folder.resolve("models/gold_orders.sql"));
    shop.write(
        "manifest.yaml",
        """
        metadata: {name: acme, version: 1.0.0}
        plugins:
          compute: duckdb
          catalog: {type: iceberg-local, config: {path: lake}}
        """);
    shop.write(
        "models/gold_history.sql",
        """
        {{ config(materialized='incremental') }}
        select {% if is_incremental() %} (select max(round) + 1 from {{ this }})
        {% else %} 1 {% endif %} as round
        """);
    shop.write("models/gold_newest.sql", "select max(round) as n from {{ ref('gold_history') }}");
    shop.write("models/gold_count.sql", "select count(*) as n from {{ ref('gold_history') }}");
    return shop;
  }

  /** The round that every table tells, and that the history has gone through without a gap. */
  static int agreed(Lake lake) throws IOException {
    List<String> history = lake.rows("gold", "history");
    List<String> one = lake.rows("gold", "newest");
    List<String> other = lake.rows("gold", "count");
    assertThat(one).hasSize(1).isEqualTo(other);
    assertThat(one.getFirst()).isEqualTo(Integer.toString(history.size()));
    return history.size();
  }
}

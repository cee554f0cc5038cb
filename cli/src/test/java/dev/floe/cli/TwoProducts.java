package dev.floe.cli;

import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * A mesh of two products that meet in a registry, here a layout folder that stands in for one:
 * {@code sales.orders} with the port {@code orders}, which {@code marketing.campaigns} reads.
 */
public final class TwoProducts {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  public TwoProducts(Path folder) {
    this.folder = folder;
    environment.put("FLOE_REGISTRY", "r.io");
    environment.put("FLOE_REGISTRY_LAYOUT", folder.resolve("registry").toString());
    environment.put("FLOE_CACHE", folder.resolve("cache").toString());
    write("enterprise/enterprise-manifest.yaml", enterprise(""));
    domain("sales");
    domain("marketing");
    orders("1.0.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount");
    campaigns("1.0.0", "select order_id, email from {{ source('orders', 'orders') }}");
  }

  private static String enterprise(String more) {
    return "scope: enterprise\nmetadata: {name: acme}\nplugins: {compute: duckdb}\n"
        + "data_architecture: {pattern: hybrid, layers: {gold: {prefix: gold_}}}\n"
        + more;
  }

  /** The enterprise's manifest with more in it. */
  public TwoProducts enterpriseWith(String more) {
    return write("enterprise/enterprise-manifest.yaml", enterprise(more));
  }

  private void domain(String name) {
    write(
        name + "/domain-manifest.yaml",
        "scope: domain\nmetadata: {name: "
            + name
            + "-domain, version: \"1.0.0\"}\nparent: {ref: v1.0.0}\ndomain: {name: "
            + name
            + "}\n");
  }

  /** The provider in a version, its port being a query. */
  public TwoProducts orders(String version, String query) {
    write("orders/models/gold_orders.sql", query + "\n");
    return write(
        "orders/floe.yaml",
        "metadata: {name: orders, version: \""
            + version
            + "\", description: All orders}\ndomain: {ref: sales:v1.0.0}\n"
            + "output_ports:\n  - name: orders\n    table: gold.orders\n    sla: {freshness: 6h}\n"
            + "    access: {grants: [{domain: marketing, access: read}]}\n"
            + "transforms: [{type: dbt, path: models/}]\n");
  }

  /** The consumer in a version, its model being a query. */
  public TwoProducts campaigns(String version, String query) {
    write(
        "campaigns/models/gold_campaigns.sql",
        "{{ config(materialized='table') }}\n" + query + "\n");
    return write(
        "campaigns/floe.yaml",
        "metadata: {name: campaigns, version: \""
            + version
            + "\", description: Campaigns}\ndomain: {ref: marketing:v1.0.0}\n"
            + "input_ports:\n  - name: orders\n    freshness_requirement: 12h\n"
            + "    source: {type: data_product, ref: sales.orders.orders}\n"
            + "output_ports: [{name: campaigns, table: gold.campaigns}]\n"
            + "transforms: [{type: dbt, path: models/}]\n");
  }

  public TwoProducts write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TwoProducts with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Lets time pass. */
  public void at(String instant) {
    now = Instant.parse(instant);
  }

  /** Publishes the manifests and registers both products. */
  public TwoProducts published() {
    done("enterprise", "platform", "publish", "v1.0.0");
    done("sales", "platform", "publish", "v1.0.0");
    done("marketing", "platform", "publish", "v1.0.0");
    done("orders", "product", "register");
    return done("campaigns", "product", "register");
  }

  /** Types a command that must work. */
  public TwoProducts done(String where, String... arguments) {
    Typed typed = floe(where, arguments);
    if (typed.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + "\n" + typed.out() + typed.err());
    }
    return this;
  }

  public Typed floe(String where, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            folder.resolve(where),
            environment,
            Clock.fixed(now, ZoneOffset.UTC),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Surroundings.Terminals(false, false),
            new Interruption());
    int code = Floe.run(surroundings, arguments);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

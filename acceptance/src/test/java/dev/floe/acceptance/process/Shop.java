package dev.floe.acceptance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small product in a folder, which is also a dbt project of one database file.
 *
 * @param folder the product's
 */
record Shop(Path folder) {

  private static final String SLOW =
      "{{ config(materialized='table') }}"
          + " select count(*) as n from range(1000000000) a, range(1000000000) b";

  /** Writes it, with one model that is quickly built. */
  static Shop in(Path folder) throws IOException {
    Shop shop = new Shop(folder);
    shop.write(
        "manifest.yaml", "metadata: {name: acme, version: 1.0.0}\nplugins: {compute: duckdb}");
    shop.write(
        "floe.yaml",
        "kind: DataProduct\nmetadata: {name: shop, version: 1.0.0}\n"
            + "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]");
    shop.write("dbt_project.yml", "name: shop\nprofile: shop");
    shop.write(
        "profiles.yml",
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: plain.duckdb, threads: 1}}}");
    shop.write("seeds/raw_orders.csv", "id,amount\n1,10\n2,20");
    shop.write("models/gold_orders.sql", "select id, amount from {{ ref('raw_orders') }}");
    return shop;
  }

  /** Writes the product's document, with a port for each table. */
  void describe(String product, String... ports) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("kind: DataProduct\nmetadata: {name: ").append(product);
    text.append(", version: 1.0.0}\nplatform: {ref: ./manifest.yaml}\n");
    text.append("transforms: [{type: dbt, path: models/}]\n");
    text.append(ports.length == 0 ? "" : "output_ports:\n");
    for (String port : ports) {
      text.append("  - {name: ").append(port).append(", table: gold.").append(port);
      text.append(", description: All ").append(port).append("}\n");
    }
    write("floe.yaml", text.toString());
  }

  /** Copies all files below a folder into another. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  /** Adds a model that is never done. */
  void addEndless() throws IOException {
    write("models/gold_endless.sql", SLOW);
  }

  /** Adds a table of 128 MB that cannot be packed. */
  void addBulk() throws IOException {
    write(
        "models/gold_bulk.sql",
        "{{ config(materialized='table') }} select hash(range) as h from range(16000000)");
  }

  Path warehouse() {
    return folder.resolve("warehouse/data.duckdb");
  }

  /** A digest of what readers get. */
  String published() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(warehouse())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a run that is not over, or was not cleaned up after, leaves beside the warehouse. */
  List<String> drafts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("warehouse"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith(".")).toList();
    }
  }

  /** Returns when the run has begun to build the endless model. */
  void awaitEndless(FloeProcess run) throws Exception {
    await(run, "gold_endless");
  }

  /** Returns when some run has begun to build a model. */
  void awaitStarted(FloeProcess run, String model) throws Exception {
    while (run.process().isAlive()
        && journals()
            .lines()
            .noneMatch(line -> line.contains("node_started") && line.contains(model))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void await(FloeProcess run, String word) throws Exception {
    while (run.process().isAlive() && !journals().contains(word)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    if (!run.process().isAlive()) {
      throw new AssertionError("ended too early: " + run.end());
    }
  }

  private String journals() throws IOException {
    StringBuilder all = new StringBuilder();
    Path runs = folder.resolve(".floe/runs");
    if (Files.isDirectory(runs)) {
      try (Stream<Path> files = Files.walk(runs)) {
        for (Path file : files.filter(f -> f.endsWith("journal.jsonl")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}

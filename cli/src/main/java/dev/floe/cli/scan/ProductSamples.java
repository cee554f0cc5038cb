package dev.floe.cli.scan;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.ProductEngine;
import dev.floe.cli.product.ProductFolder;
import dev.floe.cli.product.Warehouses;
import dev.floe.compiler.Compilation;
import dev.floe.dbt.seed.CsvReader;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.governance.scan.Samples;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values of a product: those of seeds from their files, those of other relations from what it
 * published. Close it.
 */
final class ProductSamples implements Samples, AutoCloseable {

  private final Compilation compilation;
  private final Optional<Engine> engine;
  private final int rows;

  private ProductSamples(Compilation compilation, Optional<Engine> engine, int rows) {
    this.compilation = compilation;
    this.engine = engine;
    this.rows = rows;
  }

  /**
   * @param rows how many of each relation to look at
   */
  static ProductSamples of(Compilation compilation, Surroundings surroundings, int rows) {
    Path folder = compilation.documents().folder();
    Path warehouse = new ProductFolder(folder).warehouse();
    Optional<Engine> engine = Optional.empty();
    if (rows > 0 && Files.isRegularFile(warehouse)) {
      CompiledProduct placed = Warehouses.in(compilation.product(), surroundings.environment());
      engine = Optional.of(new ProductEngine(placed, folder).reader(warehouse));
    }
    return new ProductSamples(compilation, engine, rows);
  }

  @Override
  public Map<String, List<String>> of(Node.Referable node) {
    if (rows == 0) {
      return Map.of();
    }
    return node instanceof Node.Seed seed ? ofFile(seed) : ofRelation(node);
  }

  private Map<String, List<String>> ofFile(Node.Seed seed) {
    Object delimiter = seed.config().get("delimiter");
    char separator = delimiter instanceof String text && !text.isEmpty() ? text.charAt(0) : ',';
    return compilation
        .project()
        .graph()
        .node(seed.uniqueId())
        .map(found -> found.identity().file())
        .flatMap(file ->
            compilation
                .project()
                .project()
                .files()
                .read(file)
                .flatMap(bytes -> CsvReader.read(file, bytes, separator).value()))
        .map(this::columns)
        .orElse(Map.of());
  }

  private Map<String, List<String>> columns(CsvTable table) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < table.header().size(); i++) {
      List<String> some = new ArrayList<>();
      for (List<String> row : table.rows().subList(0, Math.min(rows, table.rows().size()))) {
        add(some, row.get(i));
      }
      values.put(small(table.header().get(i)), some);
    }
    return values;
  }

  private Map<String, List<String>> ofRelation(Node.Referable node) {
    Optional<RelationName> relation = node.location();
    if (engine.isEmpty() || relation.isEmpty()) {
      return Map.of();
    }
    try (Session session = engine.get().session()) {
      Rows found =
          session.query("select * from " + engine.get().dialect().render(relation.get()), rows);
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (int i = 0; i < found.columns().size(); i++) {
        List<String> some = new ArrayList<>();
        for (List<@Nullable Object> row : found.rows()) {
          add(some, row.get(i));
        }
        values.put(small(found.columns().get(i).name()), some);
      }
      return values;
    } catch (SqlFailure notThere) {
      // It was never built, or somebody else fills it: then its names have to do.
      return Map.of();
    }
  }

  private static void add(List<String> values, @Nullable Object value) {
    if ((value instanceof String || value instanceof Number) && !value.toString().isBlank()) {
      values.add(value.toString().strip());
    }
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    engine.ifPresent(Engine::close);
  }
}

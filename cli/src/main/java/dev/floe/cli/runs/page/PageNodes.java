package dev.floe.cli.runs.page;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.SqlBody;
import dev.floe.runner.journal.RunRecord;
import dev.floe.spi.ColumnLineage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The nodes of a page: what the product says of each, and what the journal tells of it. */
final class PageNodes {

  private final RunRecord run;
  private final Optional<CompiledProduct> product;
  private final Map<String, String> byRelation = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> ports = new TreeMap<>();
  private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();

  PageNodes(RunRecord run, Optional<CompiledProduct> product) {
    this.run = run;
    this.product = product;
    product.ifPresent(known -> {
      known.nodes().forEach(this::relate);
      known.outputPorts().forEach(this::port);
    });
  }

  private void relate(Node node) {
    if (node instanceof Node.Referable made) {
      made.location().ifPresent(relation -> byRelation.put(relation.toString(), node.uniqueId()));
    }
  }

  private void port(OutputPort port) {
    ports.put(port.node(), port.name());
  }

  /** Plain JSON values, a map for each. */
  List<Map<String, Object>> plain() {
    product.ifPresent(known -> known.nodes().forEach(this::declared));
    run.entries().forEach(this::happened);
    return new ArrayList<>(nodes.values());
  }

  private void declared(Node node) {
    Map<String, Object> plain = node(node.uniqueId());
    plain.put("name", node.info().name());
    plain.put("path", node.info().path());
    plain.put("deps", node.dependsOn());
    put(plain, "description", node.info().description());
    put(plain, "port", ports.getOrDefault(node.uniqueId(), ""));
    switch (node) {
      case Node.Source source -> referable(plain, source);
      case Node.Seed seed -> referable(plain, seed);
      case Node.Snapshot snapshot -> {
        referable(plain, snapshot);
        sql(plain, snapshot.body());
      }
      case Node.Model model -> {
        referable(plain, model);
        plain.put("materialization", model.materialization());
        model.layer().ifPresent(layer -> plain.put("layer", layer));
        sql(plain, model.body());
      }
      case Node.Test test -> {
        put(plain, "test", test.spec().kind());
        put(plain, "column", String.join(", ", test.spec().columns()));
        test.spec().attachedTo().ifPresent(subject -> plain.put("of", subject));
        sql(plain, test.body());
      }
      case Node.UnitTest test -> plain.put("of", test.model());
    }
  }

  private static void put(Map<String, Object> plain, String key, String text) {
    if (!text.isEmpty()) {
      plain.put(key, text);
    }
  }

  private void referable(Map<String, Object> plain, Node.Referable node) {
    node.location().ifPresent(relation -> plain.put("relation", relation.toString()));
    List<NodeColumn> columns = node.columns().known().orElse(node.columns().declared());
    plain.put("columns", columns.stream().map(this::column).toList());
  }

  private Map<String, Object> column(NodeColumn column) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", column.name());
    put(plain, "type", column.nativeType());
    put(plain, "description", column.description());
    if (column.meta().get("floe") instanceof Map<?, ?> floe
        && floe.get("classification") instanceof String level) {
      plain.put("classification", level);
    }
    switch (column.lineage()) {
      case ColumnLineage.Known known ->
          plain.put("from", known.inputs().stream().map(this::input).toList());
      case ColumnLineage.Unknown unknown -> put(plain, "unknown", unknown.reason());
    }
    return plain;
  }

  private Map<String, Object> input(ColumnLineage.Input input) {
    String relation = input.relation().toString();
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("node", byRelation.getOrDefault(relation, relation));
    plain.put("column", input.column());
    plain.put("use", input.use().name().toLowerCase(Locale.ROOT));
    return plain;
  }

  private static void sql(Map<String, Object> plain, SqlBody body) {
    switch (body) {
      case SqlBody.Static known -> put(plain, "sql", known.sql().text().strip());
      case SqlBody.Deferred deferred ->
          put(plain, "sql", "-- known when it runs: " + deferred.reason());
    }
  }

  private void happened(RunRecord.Entry entry) {
    if (!(entry.fields().get("node") instanceof String id)) {
      return;
    }
    Map<String, Object> plain = node(id);
    switch (entry.event()) {
      case "node_started" -> {
        plain.put("status", "running");
        plain.put("start", offset(entry.at()));
      }
      case "node_finished" -> {
        finished(plain, entry);
        if (plain.containsKey("start")) {
          plain.put("end", offset(entry.at()));
        }
      }
      case "node_reused" -> {
        finished(plain, entry);
        plain.put("status", "reused");
      }
      default -> {
        // Batches and retries are parts of what is told of their node.
      }
    }
  }

  private static void finished(Map<String, Object> plain, RunRecord.Entry entry) {
    plain.put("status", String.valueOf(entry.fields().get("status")).toLowerCase(Locale.ROOT));
    for (String key : List.of("thread", "failures", "message")) {
      Optional.ofNullable(entry.fields().get(key)).ifPresent(value -> plain.put(key, value));
    }
    if (entry.fields().get("rows") instanceof Number rows && rows.longValue() >= 0) {
      plain.put("rows", rows);
    }
  }

  private double offset(Instant at) {
    return run.began().map(began -> Duration.between(began, at).toMillis() / 1e3).orElse(0.0);
  }

  /** {@code orders} of {@code model.shop.orders}; tests have a digest behind it. */
  private static String named(String id) {
    List<String> parts = List.of(id.split("\\.", -1));
    return parts.get(Math.min(2, parts.size() - 1));
  }

  private Map<String, Object> node(String id) {
    return nodes.computeIfAbsent(
        id,
        unseen -> {
          Map<String, Object> plain = new LinkedHashMap<>();
          plain.put("id", id);
          plain.put("name", named(id));
          plain.put("kind", id.substring(0, Math.max(0, id.indexOf('.'))));
          plain.put("deps", List.of());
          return plain;
        });
  }
}

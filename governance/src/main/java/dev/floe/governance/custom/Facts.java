package dev.floe.governance.custom;

import dev.cel.common.values.NullValue;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.PortAccess;
import dev.floe.governance.Subject;
import dev.floe.governance.classification.Classes;
import dev.floe.governance.classification.ColumnClass;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product in the words of the {@link Vocabulary}, made once and read by every policy. */
final class Facts {

  private final Subject subject;
  private final Classes classes;
  private final Map<String, Map<String, Object>> models = new LinkedHashMap<>();
  private final Map<String, Object> product;

  Facts(Subject subject) {
    this.subject = subject;
    this.classes = Classes.of(subject);
    subject.ownModels().forEach(model -> models.put(model.uniqueId(), describe(model)));
    this.product = describe(subject.product());
  }

  Subject subject() {
    return subject;
  }

  Map<String, Object> product() {
    return product;
  }

  Map<String, Object> model(Node.Model model) {
    return models.getOrDefault(model.uniqueId(), Vocabulary.empty("model"));
  }

  /** A model's columns as expressions see them. */
  List<NodeColumn> columns(Node.Referable node) {
    return node.columns().known().orElse(node.columns().declared());
  }

  List<Node.Source> sources() {
    return subject.product().nodes().stream()
        .filter(Node.Source.class::isInstance)
        .map(Node.Source.class::cast)
        .toList();
  }

  private Map<String, Object> describe(CompiledProduct of) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", of.product().name());
    fields.put("domain", of.product().domain().orElse(""));
    fields.put("version", of.product().version());
    fields.put("description", of.product().description());
    fields.put("owner", of.product().owner());
    fields.put("environment", of.target().environment());
    fields.put("production", of.target().production());
    fields.put("compute", of.target().compute());
    fields.put("schedule", of.schedule().map(CompiledProduct.Schedule::cron).orElse(""));
    fields.put("models", List.copyOf(models.values()));
    fields.put("sources", sources().stream().map(this::source).toList());
    fields.put("ports", of.outputPorts().stream().map(this::port).toList());
    fields.put("contracts", of.inputPorts().stream().map(this::contract).toList());
    return fields;
  }

  private Map<String, Object> describe(Node.Model model) {
    Map<String, Object> fields = common(model);
    fields.put("layer", subject.layerOf(model).map(Layer::name).orElse(""));
    fields.put("materialized", model.materialization());
    fields.put("relation", model.relation().toString());
    fields.put("path", model.info().path());
    fields.put("config", plain(model.config()));
    fields.put(
        "reads",
        model.dependsOn().stream()
            .flatMap(id -> subject.node(id).stream())
            .map(Facts::called)
            .toList());
    fields.put("tests", tests(model, test -> true));
    return fields;
  }

  /** As {@code ref} and {@code source} call it. */
  private static String called(Node node) {
    return node instanceof Node.Source source
        ? group(source) + "." + source.info().name()
        : node.info().name();
  }

  private static String group(Node.Source source) {
    String[] parts = source.uniqueId().split("\\.", 4);
    return parts.length == 4 ? parts[2] : "";
  }

  private Map<String, Object> common(Node.Referable node) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", node.info().name());
    fields.put("description", node.info().description());
    fields.put("tags", node.info().tags());
    fields.put("meta", plain(node.info().meta()));
    fields.put("columns", columns(node).stream().map(column -> column(node, column)).toList());
    return fields;
  }

  Map<String, Object> column(Node.Referable node, NodeColumn column) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", column.name());
    fields.put("type", column.nativeType());
    fields.put("description", column.description());
    fields.put("classification", level(node, column));
    fields.put("tags", column.tags());
    fields.put("meta", plain(column.meta()));
    fields.put(
        "tests",
        tests(
            node,
            test -> test.spec().columns().stream().anyMatch(column.name()::equalsIgnoreCase)));
    return fields;
  }

  private String level(Node.Referable node, NodeColumn column) {
    return classes.columns(node).stream()
        .filter(found -> found.column().equalsIgnoreCase(column.name()))
        .findFirst()
        .flatMap((ColumnClass found) -> classes.effective(node, found))
        .map(taint -> taint.level().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private List<String> tests(Node.Referable node, Function<Node.Test, Boolean> wanted) {
    return List.copyOf(
        subject.testsOf(node.uniqueId()).stream()
            .filter(wanted::apply)
            .map(test -> test.spec().kind())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  Map<String, Object> source(Node.Source source) {
    Map<String, Object> fields = common(source);
    fields.put("group", group(source));
    fields.put("relation", source.relation().toString());
    return fields;
  }

  Map<String, Object> port(CompiledProduct.OutputPort port) {
    Map<String, Object> model =
        subject
            .node(port.node())
            .map(node ->
                node instanceof Node.Referable readable
                    ? common(readable)
                    : Map.<String, Object>of())
            .orElse(Map.of());
    PortAccess access = PortAccess.of(subject.product(), port);
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", port.name());
    fields.put("table", port.table());
    fields.put("description", port.description());
    fields.put(
        "layer",
        subject.node(port.node()).stream()
            .filter(Node.Model.class::isInstance)
            .map(Node.Model.class::cast)
            .flatMap(node -> subject.layerOf(node).stream())
            .map(Layer::name)
            .findFirst()
            .orElse(""));
    fields.put("access", access.openToAll() ? "allow" : "deny");
    fields.put("roles", access.roles());
    fields.put("domains", access.domains());
    fields.put("sla", port.terms().get("sla") instanceof Map<?, ?> sla ? plain(sla) : Map.of());
    fields.put("columns", model.getOrDefault("columns", List.of()));
    return fields;
  }

  Map<String, Object> contract(CompiledProduct.InputPort port) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", port.name());
    fields.put("provider", port.provider().orElse(""));
    fields.put("relation", port.relation().orElse(""));
    fields.put("terms", plain(port.terms()));
    return fields;
  }

  /** Values as CEL has them: whole numbers of one size, and a null that is a value. */
  static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case Map<?, ?> map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
        yield plain;
      }
      case List<?> list -> list.stream().map(Facts::plain).toList();
      case Integer number -> number.longValue();
      case Long number -> number;
      case Number number -> number.doubleValue();
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }
}

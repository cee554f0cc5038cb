package dev.floe.governance.custom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What expressions can speak of: record types with their fields, a row a field. */
public final class Vocabulary {

  /** What a field holds. */
  sealed interface Kind {

    /** As CEL calls it. */
    String word();

    /** What it holds where nobody says anything. */
    Object empty();
  }

  /** Values of CEL's own. */
  enum Plain implements Kind {
    TEXT("string"),
    FLAG("bool"),
    TEXTS("list(string)"),
    OBJECT("map(string, dyn)");

    private final String word;

    Plain(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public Object empty() {
      return switch (this) {
        case TEXT -> "";
        case FLAG -> false;
        case TEXTS -> List.of();
        case OBJECT -> Map.of();
      };
    }
  }

  /** A list of records of another type. */
  record Records(String type) implements Kind {
    @Override
    public String word() {
      return "list(" + type + ")";
    }

    @Override
    public Object empty() {
      return List.of();
    }
  }

  /** A field of a record type. */
  record Field(String name, Kind kind, String says) {}

  private static final Map<String, List<Field>> TYPES = types();

  private Vocabulary() {}

  private static Map<String, List<Field>> types() {
    Map<String, List<Field>> types = new LinkedHashMap<>();
    types.put(
        "product",
        List.of(
            text("name", "its name"),
            text("domain", "its domain; '' on a platform without domains"),
            text("version", "as written"),
            text("description", "'' if there is none"),
            text("owner", "team or address; '' if nobody is named"),
            text("environment", "the one it is compiled for: dev"),
            new Field("production", Plain.FLAG, "whether that environment counts as production"),
            text("compute", "the compute plugin: duckdb"),
            text("schedule", "five fields of cron; '' if it has none"),
            new Field("models", new Records("model"), "the models its own team wrote"),
            new Field("sources", new Records("source"), "what it reads from elsewhere"),
            new Field("ports", new Records("port"), "its output ports"),
            new Field("contracts", new Records("contract"), "its input ports")));
    types.put(
        "model",
        List.of(
            text("name", "its name in ref"),
            text("layer", "its layer; '' if it has none"),
            text("materialized", "table, view, incremental, …"),
            text("relation", "where its rows are: floe.gold.revenue"),
            text("path", "its file"),
            text("description", "'' if there is none"),
            new Field("tags", Plain.TEXTS, "its tags"),
            new Field("meta", Plain.OBJECT, "its meta"),
            new Field("config", Plain.OBJECT, "its effective configuration"),
            new Field("reads", Plain.TEXTS, "names of what it reads: stg_orders, raw.orders"),
            new Field("tests", Plain.TEXTS, "generic tests on it and its columns: not_null"),
            new Field("columns", new Records("column"), "actual columns; declared where unknown")));
    types.put(
        "column",
        List.of(
            text("name", "its name"),
            text("type", "the engine's word for its type: VARCHAR; '' if unknown"),
            text("description", "'' if there is none"),
            text("classification", "declared or brought along by its data; '' if there is none"),
            new Field("tags", Plain.TEXTS, "its tags"),
            new Field("meta", Plain.OBJECT, "its meta"),
            new Field("tests", Plain.TEXTS, "generic tests on it: not_null, unique")));
    types.put(
        "source",
        List.of(
            text("name", "its table's name"),
            text("group", "the name of its source: raw"),
            text("relation", "where its rows are"),
            text("description", "'' if there is none"),
            new Field("tags", Plain.TEXTS, "its tags"),
            new Field("meta", Plain.OBJECT, "its meta"),
            new Field("columns", new Records("column"), "declared columns")));
    types.put(
        "port",
        List.of(
            text("name", "its name"),
            text("table", "the relation it offers"),
            text("description", "'' if there is none"),
            text("layer", "the layer of its model; '' if it has none"),
            text("access", "allow or deny, for everybody no grant names"),
            new Field("roles", Plain.TEXTS, "roles it is granted to"),
            new Field("domains", Plain.TEXTS, "domains it is granted to"),
            new Field("sla", Plain.OBJECT, "freshness, availability, quality, as promised"),
            new Field("columns", new Records("column"), "the columns of its model")));
    types.put(
        "contract",
        List.of(
            text("name", "the input port's name"),
            text("provider", "domain.product.port; '' for ingestion"),
            text("relation", "how the product's SQL names it; '' if it is not known"),
            new Field("terms", Plain.OBJECT, "what was agreed on")));
    return types;
  }

  private static Field text(String name, String says) {
    return new Field(name, Plain.TEXT, says);
  }

  /** The names of all record types. */
  static List<String> names() {
    return List.copyOf(TYPES.keySet());
  }

  /** The fields of a record type. */
  static List<Field> fields(String type) {
    return TYPES.getOrDefault(type, List.of());
  }

  static Optional<Field> field(String type, String name) {
    return fields(type).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The names of all fields of all types, to propose one. */
  static List<String> fieldNames() {
    return TYPES.values().stream().flatMap(List::stream).map(Field::name).distinct().toList();
  }

  /** A record nothing is said of. */
  static Map<String, Object> empty(String type) {
    return fields(type).stream()
        .collect(Collectors.toMap(Field::name, field -> field.kind().empty()));
  }

  /** All types as Markdown, as they stand in the documentation. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    TYPES.forEach((type, fields) -> {
      text.append("\n### `").append(type).append("`\n\n| field | type | what |\n|---|---|---|\n");
      for (Field field : fields) {
        text.append(
            "| `%s` | `%s` | %s |\n".formatted(field.name(), field.kind().word(), field.says()));
      }
    });
    return text.toString();
  }
}

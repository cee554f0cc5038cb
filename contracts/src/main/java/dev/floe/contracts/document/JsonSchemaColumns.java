package dev.floe.contracts.document;

import dev.floe.contracts.TypeFamily;
import dev.floe.manifest.Located;
import dev.floe.manifest.PortSchema;
import dev.floe.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a JSON Schema: the properties of a row, or of the rows of a list. */
final class JsonSchemaColumns {

  private static final int DEEPEST = 20;

  private final Node root;

  JsonSchemaColumns(Node root) {
    this.root = root;
  }

  List<PortSchema.Column> all() {
    Node row = resolved(root);
    Node object =
        row.get("properties").isEmpty() ? row.child("items").map(this::resolved).orElse(row) : row;
    Set<String> required = Set.copyOf(object.words("required"));
    List<PortSchema.Column> columns = new ArrayList<>();
    for (YamlMapping.Entry entry :
        object.child("properties").map(node -> node.mapping().entries()).orElse(List.of())) {
      Located<String> name = new Located<>(entry.name(), entry.key().span());
      entry
          .value()
          .asMapping()
          .map(Node::new)
          .ifPresent(property -> columns.add(column(name, property, required)));
    }
    return columns;
  }

  /** Follows references within the file. */
  private Node resolved(Node start) {
    Node node = start;
    for (int steps = 0; steps < DEEPEST; steps++) {
      String reference = node.text("$ref").orElse("");
      if (!reference.startsWith("#/")) {
        return node;
      }
      Optional<Node> found = Optional.of(root);
      for (String step : reference.substring(2).split("/", -1)) {
        found = found.flatMap(one -> one.child(step));
      }
      if (found.isEmpty()) {
        return node;
      }
      node = found.get();
    }
    return node;
  }

  private PortSchema.Column column(Located<String> name, Node written, Set<String> required) {
    Node property = resolved(written);
    List<String> types = types(property);
    boolean nullable =
        types.contains("null")
            || property.flag("nullable")
            || property.words("enum").contains("null");
    return new PortSchema.Column(
        name,
        type(property, types).map(type -> new Located<>(type, name.span())),
        required.contains(name.value()) && !nullable,
        false,
        false,
        property.words("enum").stream().filter(word -> !word.equals("null")).toList(),
        property.text("description").or(() -> written.text("description")),
        property.text("classification").map(level -> new Located<>(level, name.span())));
  }

  private List<String> types(Node property) {
    List<String> types = new ArrayList<>(property.words("type"));
    property.text("type").ifPresent(types::add);
    for (String choice : List.of("anyOf", "oneOf")) {
      property.children(choice).forEach(one -> types.addAll(types(resolved(one))));
    }
    return types;
  }

  /** Several types at once are no type of a column. */
  private static Optional<String> type(Node property, List<String> types) {
    List<String> real = types.stream().filter(type -> !type.equals("null")).distinct().toList();
    return real.size() == 1
        ? switch (real.getFirst()) {
          case "string" -> Optional.of(text(property.text("format").orElse("")));
          case "integer" -> Optional.of(TypeFamily.INTEGER.word());
          case "number" -> Optional.of(TypeFamily.NUMBER.word());
          case "boolean" -> Optional.of("boolean");
          case "array" -> Optional.of(TypeFamily.LIST.word());
          case "object" -> Optional.of(TypeFamily.OBJECT.word());
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> "date";
      case "date-time" -> TypeFamily.TIMESTAMP.word();
      case "time" -> TypeFamily.TIME.word();
      case "uuid" -> TypeFamily.UUID.word();
      default -> "string";
    };
  }
}

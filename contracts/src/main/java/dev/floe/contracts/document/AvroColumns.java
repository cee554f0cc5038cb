package dev.floe.contracts.document;

import dev.floe.contracts.TypeFamily;
import dev.floe.manifest.Located;
import dev.floe.manifest.PortSchema;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** The columns of an Avro record: its fields. */
final class AvroColumns {

  private final Node record;

  AvroColumns(Node record) {
    this.record = record;
  }

  List<PortSchema.Column> all() {
    return record.children("fields").stream()
        .filter(field -> field.text("name").isPresent())
        .map(AvroColumns::column)
        .toList();
  }

  private static PortSchema.Column column(Node field) {
    Located<String> name = new Located<>(field.text("name").orElseThrow(), field.place("name"));
    List<YamlNode> choices = field.get("type").map(AvroColumns::choices).orElse(List.of());
    List<YamlNode> real = choices.stream().filter(one -> !isNull(one)).toList();
    Optional<YamlNode> only = real.size() == 1 ? Optional.of(real.getFirst()) : Optional.empty();
    return new PortSchema.Column(
        name,
        only.flatMap(AvroColumns::type).map(type -> new Located<>(type, field.place("type"))),
        !choices.isEmpty() && real.size() == choices.size(),
        false,
        false,
        only.flatMap(YamlNode::asMapping)
            .map(type -> new Node(type).words("symbols"))
            .orElse(List.of()),
        field.text("doc"),
        field.text("classification").map(level -> new Located<>(level, name.span())));
  }

  /** A list of types is a choice between them; {@code null} among them allows no value. */
  private static List<YamlNode> choices(YamlNode type) {
    return type.asSequence().map(YamlSequence::items).orElse(List.of(type));
  }

  private static boolean isNull(YamlNode type) {
    return type.asScalar().map(YamlScalar::text).filter("null"::equals).isPresent();
  }

  private static Optional<String> type(YamlNode type) {
    return switch (type) {
      case YamlScalar word -> primitive(word.text());
      case YamlMapping mapping -> {
        Node node = new Node(mapping);
        yield logical(node).or(() -> node.get("type").flatMap(AvroColumns::type));
      }
      case YamlSequence choice -> Optional.empty();
    };
  }

  private static Optional<String> logical(Node type) {
    return switch (type.text("logicalType").orElse("")) {
      case "decimal" ->
          type.text("precision")
              .map(digits -> "decimal(" + digits + "," + type.text("scale").orElse("0") + ")");
      case "date" -> Optional.of("date");
      case "time-millis", "time-micros" -> Optional.of(TypeFamily.TIME.word());
      case "timestamp-millis", "timestamp-micros", "timestamp-nanos" ->
          Optional.of(TypeFamily.TIMESTAMP.word());
      case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
          Optional.of("timestamp");
      case "uuid" -> Optional.of(TypeFamily.UUID.word());
      default -> Optional.empty();
    };
  }

  private static Optional<String> primitive(String word) {
    return switch (word) {
      case "boolean" -> Optional.of("boolean");
      case "int" -> Optional.of("integer");
      case "long" -> Optional.of("bigint");
      case "float" -> Optional.of("float");
      case "double" -> Optional.of("double");
      case "bytes", "fixed" -> Optional.of(TypeFamily.BINARY.word());
      case "string", "enum" -> Optional.of("string");
      case "array" -> Optional.of(TypeFamily.LIST.word());
      case "map", "record" -> Optional.of(TypeFamily.OBJECT.word());
      default -> Optional.empty();
    };
  }
}

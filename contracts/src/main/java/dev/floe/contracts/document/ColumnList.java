package dev.floe.contracts.document;

import dev.floe.manifest.Located;
import dev.floe.manifest.PortSchema;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Columns as floe's own documents list them: a list, or a mapping of names. */
final class ColumnList {

  private ColumnList() {}

  static List<PortSchema.Column> of(YamlNode node) {
    return switch (node) {
      case YamlSequence list ->
          list.items().stream()
              .flatMap(item -> item.asMapping().stream())
              .map(Node::new)
              .filter(column -> column.text("name").isPresent())
              .map(column ->
                  column(
                      new Located<>(column.text("name").orElseThrow(), column.place("name")),
                      column))
              .toList();
      case YamlMapping names ->
          names.entries().stream()
              .map(entry -> named(new Located<>(entry.name(), entry.key().span()), entry.value()))
              .toList();
      case YamlScalar text -> List.of();
    };
  }

  private static PortSchema.Column named(Located<String> name, YamlNode value) {
    return switch (value) {
      case YamlScalar type -> only(name, new Located<>(type.text(), type.span()));
      case YamlMapping column -> column(name, new Node(column));
      case YamlSequence list -> only(name, new Located<>("any list", list.span()));
    };
  }

  private static PortSchema.Column only(Located<String> name, Located<String> type) {
    return new PortSchema.Column(
        name,
        Optional.of(type),
        false,
        false,
        false,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static PortSchema.Column column(Located<String> name, Node column) {
    return new PortSchema.Column(
        name,
        column
            .text("type")
            .map(type -> new Located<>(type.toLowerCase(Locale.ROOT), column.place("type"))),
        column.flag("required"),
        column.flag("primary_key"),
        column.flag("unique"),
        column.words("enum"),
        column.text("description"),
        column
            .text("classification")
            .map(level -> new Located<>(level, column.place("classification"))));
  }
}

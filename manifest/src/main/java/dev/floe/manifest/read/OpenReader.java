package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Value;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration that is somebody else's to understand; only credentials are floe's business.
 */
final class OpenReader {

  private final List<Diagnostic> found;

  OpenReader(List<Diagnostic> found) {
    this.found = found;
  }

  Tree read(YamlNode node, KeyPath path) {
    return read("", node, path);
  }

  Tree read(String key, YamlNode node, KeyPath path) {
    if (!(node instanceof YamlMapping mapping)) {
      List<Span> items =
          node instanceof YamlSequence sequence
              ? sequence.items().stream().map(YamlNode::span).toList()
              : List.of();
      return new Tree.Leaf(value(key, node, path), node.span(), items);
    }
    Tree.Section section = Tree.Section.empty(node.span());
    for (YamlMapping.Entry entry : mapping.entries()) {
      Tree tree = read(entry.name(), entry.value(), path.child(entry.name()));
      section.entries().put(entry.name(), new Tree.Entry(entry.key().span(), tree));
    }
    return section;
  }

  /** The node as a single value. */
  Tree whole(YamlNode node, KeyPath path) {
    return new Tree.Leaf(value("", node, path), node.span());
  }

  private Value value(String key, YamlNode node, KeyPath path) {
    return switch (node) {
      case YamlScalar scalar -> scalar(key, scalar, path);
      case YamlSequence sequence ->
          new Value.Items(sequence.items().stream().map(item -> value(key, item, path)).toList());
      case YamlMapping mapping -> fields(mapping, path);
    };
  }

  private Value fields(YamlMapping mapping, KeyPath path) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      fields.put(entry.name(), value(entry.name(), entry.value(), path.child(entry.name())));
    }
    return new Value.Fields(fields);
  }

  private Value scalar(String key, YamlScalar scalar, KeyPath path) {
    if (Secrets.isLiteral(key, scalar.text())) {
      refuseSecret(scalar.span(), path);
      return new Value.Nothing();
    }
    return of(YamlSchema.CORE.resolve(scalar), scalar.text());
  }

  private static Value of(@Nullable Object value, String text) {
    return switch (value) {
      case null -> new Value.Nothing();
      case Boolean flag -> new Value.Flag(flag);
      case Long number -> new Value.Amount(BigDecimal.valueOf(number));
      case BigInteger number -> new Value.Amount(new BigDecimal(number));
      case Double number when Double.isFinite(number) -> new Value.Amount(new BigDecimal(text));
      default -> new Value.Text(text);
    };
  }

  /** The value itself is never repeated. */
  void refuseSecret(Span place, KeyPath path) {
    found.add(
        Diagnostic.at(
                ManifestCode.SECRET, place, "'" + path + "' holds what looks like a credential")
            .about(path.toString())
            .withHelp(
                "refer to it: '${NAME}' reads an environment variable, 'secretRef: NAME' a"
                    + " secret"));
  }
}

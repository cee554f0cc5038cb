package dev.floe.contracts.document;

import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A mapping of somebody else's document, of which only some keys are looked at. */
record Node(YamlMapping mapping) {

  Optional<YamlNode> get(String key) {
    return mapping.get(key);
  }

  Optional<String> text(String key) {
    return get(key)
        .flatMap(YamlNode::asScalar)
        .map(YamlScalar::text)
        .filter(text -> !text.isEmpty() && !text.equals("null") && !text.equals("~"));
  }

  boolean flag(String key) {
    return text(key).filter(word -> word.equalsIgnoreCase("true")).isPresent();
  }

  Optional<Node> child(String key) {
    return get(key).flatMap(YamlNode::asMapping).map(Node::new);
  }

  /** The mappings of a list. */
  List<Node> children(String key) {
    return items(key).stream().flatMap(node -> node.asMapping().stream()).map(Node::new).toList();
  }

  /** The words of a list. */
  List<String> words(String key) {
    return items(key).stream()
        .flatMap(node -> node.asScalar().stream())
        .map(YamlScalar::text)
        .toList();
  }

  private List<YamlNode> items(String key) {
    return get(key).flatMap(YamlNode::asSequence).map(list -> list.items()).orElse(List.of());
  }

  /** The value of a custom property. */
  Optional<Node> custom(String property) {
    return children("customProperties").stream()
        .filter(one -> one.text("property").filter(property::equals).isPresent())
        .findFirst();
  }

  Optional<String> customText(String property) {
    return custom(property).flatMap(one -> one.text("value"));
  }

  Span span() {
    return mapping.span();
  }

  Span place(String key) {
    return get(key).map(YamlNode::span).orElse(span());
  }
}

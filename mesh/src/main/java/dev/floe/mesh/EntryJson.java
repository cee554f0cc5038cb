package dev.floe.mesh;

import dev.floe.registry.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An entry as a text: it lies in an annotation, so that one request brings all of it. */
final class EntryJson {

  private EntryJson() {}

  static String write(ProductEntry entry) {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("domain", entry.domain());
    plain.put("product", entry.product());
    plain.put("version", entry.version());
    plain.put("description", entry.description());
    plain.put("owner", entry.owner());
    plain.put("contact", entry.contact());
    plain.put("reference", entry.reference());
    plain.put(
        "outputs",
        entry.outputs().stream()
            .map(port -> Map.of("name", port.name(), "table", port.table(), "sla", port.sla()))
            .toList());
    plain.put("inputs", entry.inputs().stream().map(EntryJson::input).toList());
    return new String(CanonicalJson.bytes(plain), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> input(ProductEntry.Input input) {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("name", input.name());
    plain.put("source", input.source());
    input.provider().ifPresent(provider -> plain.put("provider", provider));
    input.contract().ifPresent(contract -> plain.put("contract", contract));
    return plain;
  }

  /** Reads an entry; what is none, or has no name, is left out of lists. */
  static Optional<ProductEntry> read(String text) {
    try {
      JsonNode tree = CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
      ProductEntry entry =
          new ProductEntry(
              text(tree, "domain"),
              text(tree, "product"),
              text(tree, "version"),
              text(tree, "description"),
              text(tree, "owner"),
              text(tree, "contact"),
              text(tree, "reference"),
              outputs(tree),
              inputs(tree));
      return entry.product().isEmpty() || entry.version().isEmpty()
          ? Optional.empty()
          : Optional.of(entry);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static List<ProductEntry.Output> outputs(JsonNode tree) {
    List<ProductEntry.Output> ports = new ArrayList<>();
    for (JsonNode port : tree.path("outputs").values()) {
      ports.add(
          new ProductEntry.Output(text(port, "name"), text(port, "table"), text(port, "sla")));
    }
    return ports;
  }

  private static List<ProductEntry.Input> inputs(JsonNode tree) {
    List<ProductEntry.Input> ports = new ArrayList<>();
    for (JsonNode port : tree.path("inputs").values()) {
      ports.add(
          new ProductEntry.Input(
              text(port, "name"),
              some(port, "provider"),
              text(port, "source"),
              some(port, "contract")));
    }
    return ports;
  }

  private static Optional<String> some(JsonNode node, String key) {
    return Optional.of(text(node, key)).filter(text -> !text.isEmpty());
  }

  /** Nobody's entry may move the cursor of a terminal. */
  private static String text(JsonNode node, String key) {
    return node.path(key).asString("").replaceAll("\\p{Cntrl}", " ");
  }
}

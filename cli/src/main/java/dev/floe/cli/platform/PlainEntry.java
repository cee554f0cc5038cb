package dev.floe.cli.platform;

import dev.floe.mesh.ProductEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An entry of the index as JSON. */
final class PlainEntry {

  private PlainEntry() {}

  static Map<String, Object> of(ProductEntry entry, Set<String> deprecated) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("domain", entry.domain());
    plain.put("product", entry.product());
    plain.put("version", entry.version());
    plain.put("description", entry.description());
    plain.put("owner", entry.owner());
    plain.put("contact", entry.contact());
    plain.put("reference", entry.reference());
    plain.put("deprecated", isDeprecated(entry, deprecated));
    plain.put(
        "outputPorts",
        entry.outputs().stream()
            .map(port -> Map.of("name", port.name(), "table", port.table(), "sla", port.sla()))
            .toList());
    plain.put(
        "inputPorts",
        entry.inputs().stream()
            .map(port ->
                Map.of("name", port.name(), "source", port.provider().orElse(port.source())))
            .toList());
    return plain;
  }

  static boolean isDeprecated(ProductEntry entry, Set<String> deprecated) {
    return deprecated.contains(entry.id() + "." + entry.version());
  }
}

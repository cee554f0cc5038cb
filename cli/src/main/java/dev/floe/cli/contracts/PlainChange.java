package dev.floe.cli.contracts;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.change.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** A change of a contract as JSON shows it. */
final class PlainChange {

  private PlainChange() {}

  static Map<String, Object> of(Change change, Compatibility mode) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("change", change.kind().words());
    plain.put("subject", change.subject());
    plain.put("before", change.before());
    plain.put("after", change.after());
    plain.put("verdict", change.kind().under(mode).word());
    plain.put("why", change.kind().reason());
    return plain;
  }
}

package dev.floe.cli.record;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.PortAccess;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judgement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Something that is in force until it is taken back: a grant on a port, a waiver that excuses a
 * finding.
 *
 * @param event {@code grant} or {@code waiver}
 * @param what the port or the waiver
 * @param terms the rest, in words
 */
public record Standing(String event, String what, SortedMap<String, String> terms) {

  private static final String GRANT = "grant";
  private static final String WAIVER = "waiver";
  private static final List<String> OF_GRANTS = List.of("to");
  private static final List<String> OF_WAIVERS = List.of("rule", "subject", "owner", "expires");

  /** All there are of a product. */
  public static Set<Standing> of(CompiledProduct product, Judgement judgement) {
    Set<Standing> all = new LinkedHashSet<>();
    for (OutputPort port : product.outputPorts()) {
      PortAccess access = PortAccess.of(product, port);
      String name = product.product().qualifiedName() + "." + port.name();
      if (access.openToAll()) {
        all.add(grant(name, "everybody"));
      }
      access.domains().forEach(domain -> all.add(grant(name, "domain " + domain)));
      access.roles().forEach(role -> all.add(grant(name, "role " + role)));
      access.writers().forEach(writer -> all.add(grant(name, writer + " to write")));
    }
    judgement.verdicts().stream()
        .flatMap(verdict -> verdict.excused().stream())
        .forEach(excused -> {
          if (excused.excuse() instanceof Excuse.Waived(Waiver waiver)) {
            all.add(of(waiver));
          }
        });
    return all;
  }

  private static Standing grant(String port, String to) {
    return new Standing(GRANT, port, new TreeMap<>(java.util.Map.of("to", to)));
  }

  private static Standing of(Waiver waiver) {
    SortedMap<String, String> terms = new TreeMap<>();
    terms.put("rule", waiver.rule());
    terms.put("subject", waiver.subject());
    terms.put("owner", waiver.owner());
    terms.put("expires", waiver.expires().toString());
    return new Standing(WAIVER, waiver.name(), terms);
  }

  /** As a line of the record has it; absent where the line is about something else. */
  static Optional<Standing> of(JsonNode entry) {
    String event = entry.path("event").asString("");
    boolean waiver = event.equals(WAIVER);
    if (!waiver && !event.equals(GRANT)) {
      return Optional.empty();
    }
    SortedMap<String, String> terms = new TreeMap<>();
    for (String key : waiver ? OF_WAIVERS : OF_GRANTS) {
      terms.put(key, entry.path(key).asString(""));
    }
    return Optional.of(new Standing(event, entry.path("what").asString(""), terms));
  }
}

package dev.floe.governance.ports;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import java.util.List;
import java.util.Map;

/** Who reads a port finds what the platform wants to be said about it. */
public final class PortTerms {

  private static final String REQUIRED = "governance.ports.required";

  private static final RuleCard CARD =
      new RuleCard(
          "port-terms",
          "ports say what their readers need to know",
          "Every output port says what governance.ports.required lists: its owner, who may read it, what it promises.",
          Topic.PORTS,
          List.of(REQUIRED),
          List.of(GovernanceCode.PORT_SILENT));

  private PortTerms() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(
        CARD,
        platform -> Enforcement.strictWhere(platform.words(REQUIRED)),
        false,
        PortTerms::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    return subject.platform().words(REQUIRED).stream()
        .flatMap(required ->
            subject.product().outputPorts().stream()
                .map(port -> verdict(port, required, subject.product())))
        .toList();
  }

  private static Verdict verdict(
      OutputPort port, Traced<List<String>> required, CompiledProduct product) {
    String id = "port." + port.name();
    Demand demand = Demand.of("ports say " + required.value(), required);
    List<String> missing =
        required.value().stream().filter(field -> !says(port, field, product)).toList();
    return missing.isEmpty()
        ? Verdict.held(id, demand, port.name() + ": says " + String.join(", ", required.value()))
        : Verdict.broken(
            id,
            demand,
            Diagnostic.of(
                    GovernanceCode.PORT_SILENT,
                    "output port '" + port.name() + "' does not say: " + String.join(", ", missing))
                .about(id)
                .withHelp("add to floe.yaml:" + yaml(port, missing)));
  }

  private static boolean says(OutputPort port, String field, CompiledProduct product) {
    return switch (field) {
      case "owner" -> !product.product().owner().isBlank();
      case "description" -> !port.description().isBlank();
      case "access" -> port.terms().containsKey("access");
      default -> port.terms().get("sla") instanceof Map<?, ?> sla && sla.containsKey(field);
    };
  }

  /** What to write, ready to paste; what only its author can know is left open. */
  private static String yaml(OutputPort port, List<String> missing) {
    StringBuilder text = new StringBuilder();
    if (missing.contains("owner")) {
      text.append("\nowners:\n  - email: <who answers for it>");
    }
    if (missing.equals(List.of("owner"))) {
      return text.toString();
    }
    text.append("\noutput_ports:\n  - name: ").append(port.name());
    if (missing.contains("description")) {
      text.append("\n    description: <what it offers>");
    }
    List<String> promises =
        missing.stream()
            .filter(field -> !List.of("owner", "description", "access").contains(field))
            .toList();
    if (!promises.isEmpty()) {
      text.append("\n    sla:");
      promises.forEach(field -> text.append("\n      ").append(field).append(promise(field)));
    }
    if (missing.contains("access")) {
      text.append("\n    access: {default: deny, grants: [{domain: <a domain>, access: read}]}");
    }
    return text.toString();
  }

  private static String promise(String field) {
    return switch (field) {
      case "freshness" -> ": <the oldest its data may be, such as 6h>";
      case "quality" -> ": {completeness: <a share, such as 99%>}";
      default -> ": <a share of the time, such as 99.9%>";
    };
  }
}

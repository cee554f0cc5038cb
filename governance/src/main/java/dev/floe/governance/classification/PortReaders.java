package dev.floe.governance.classification;

import dev.floe.artifacts.CompiledProduct.OutputPort;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.PortAccess;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port with confidential data is open only to roles and domains that may read its level: {@code
 * readers} of the level where the platform lists them, and never to everybody.
 */
public final class PortReaders {

  private static final RuleCard CARD =
      new RuleCard(
          "port-readers",
          "ports are open to those who may read their data",
          "A port with data of a level grants access to the level's readers only, and not to all.",
          Topic.CLASSIFICATION,
          List.of("governance.classification.*.readers", PortAccess.DEFAULT),
          List.of(GovernanceCode.PORT_TOO_OPEN));

  private PortReaders() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, ClassificationPolicy::enforcement, false, PortReaders::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    Classes classes = Classes.of(subject);
    List<Verdict> verdicts = new ArrayList<>();
    for (OutputPort port : subject.product().outputPorts()) {
      Optional<Node> node = subject.node(port.node());
      node.filter(model -> !subject.isBroken(model.uniqueId()))
          .flatMap(classes::worstOf)
          .filter(taint -> classes.levels().isSensitive(taint.level()))
          .map(taint -> verdict(port, taint, classes.levels(), subject))
          .ifPresent(verdicts::add);
    }
    return verdicts;
  }

  private static Verdict verdict(OutputPort port, Taint taint, Levels levels, Subject subject) {
    String id = "port." + port.name();
    Platform platform = subject.platform();
    Optional<Traced<List<String>>> readers =
        levels
            .strictestWith("readers", taint.level())
            .flatMap(level -> platform.words(ClassificationPolicy.ROOT + "." + level + ".readers"));
    Demand demand =
        readers
            .map(found -> Demand.of(taint.level() + " data has readers " + found.value(), found))
            .orElseGet(() ->
                ClassificationPolicy.demand(
                    taint.level() + " data is not open to all", taint.level(), platform));
    List<String> tooOpen = new ArrayList<>();
    PortAccess access = PortAccess.of(subject.product(), port);
    if (access.openToAll()) {
      tooOpen.add("everybody");
    }
    readers.ifPresent(allowed ->
        access.readers().stream()
            .filter(reader -> !allowed.value().contains(reader))
            .forEach(tooOpen::add));
    return tooOpen.isEmpty()
        ? Verdict.held(id, demand, port.name() + ": open to " + access.readers())
        : Verdict.broken(id, demand, finding(id, port, taint, tooOpen, readers));
  }

  private static Diagnostic finding(
      String id,
      OutputPort port,
      Taint taint,
      List<String> tooOpen,
      Optional<Traced<List<String>>> readers) {
    return Diagnostic.of(
            GovernanceCode.PORT_TOO_OPEN,
            "port '"
                + port.name()
                + "' shows "
                + taint.level()
                + " data to "
                + String.join(", ", tooOpen))
        .about(id)
        .withNote(Note.of(taint.way()))
        .withHelp(
            readers
                    .map(found -> "grant it only to " + String.join(", ", found.value()))
                    .orElse("set access.default: deny and grant it to those who need it")
                + ", or leave the column out of the port's table");
  }
}

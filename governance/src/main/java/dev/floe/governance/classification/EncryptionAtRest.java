package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.governance.Demand;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;

/**
 * A platform that requires encryption stores confidential data where it is encrypted: the settings
 * of its storage, catalog or compute plugin declare {@code encryption_at_rest: true}.
 */
public final class EncryptionAtRest {

  private static final List<String> HOLDERS = List.of("storage", "catalog", "compute");

  private static final RuleCard CARD =
      new RuleCard(
          "encryption-at-rest",
          "confidential data is encrypted",
          "A product with data of a level that requires encryption runs where a plugin declares"
              + " encryption_at_rest.",
          Topic.CLASSIFICATION,
          List.of(
              "governance.pii_encryption",
              "governance.classification.*.requires_encryption",
              "plugins.*.config.encryption_at_rest"),
          List.of(GovernanceCode.NOT_ENCRYPTED));

  private EncryptionAtRest() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, ClassificationPolicy::enforcement, false, EncryptionAtRest::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    Classes classes = Classes.of(subject);
    return subject.product().nodes().stream()
        .filter(Node.Referable.class::isInstance)
        .flatMap(node -> classes.worstOf(node).stream())
        .filter(taint -> demand(taint, classes, subject.platform()).isPresent())
        .findFirst()
        .map(taint ->
            List.of(
                verdict(subject, taint, demand(taint, classes, subject.platform()).orElseThrow())))
        .orElse(List.of());
  }

  private static Optional<Demand> demand(Taint taint, Classes classes, Platform platform) {
    Levels levels = classes.levels();
    return levels.names().stream()
        .filter(level -> levels.rank(level) <= levels.rank(taint.level()))
        .filter(levels::isSensitive)
        .map(level -> ClassificationPolicy.ROOT + "." + level + ".requires_encryption")
        .filter(platform::demands)
        .flatMap(key -> platform.value(key).stream())
        .findFirst()
        .or(() ->
            levels.isAtLeast(taint.level(), "pii") && platform.demands("governance.pii_encryption")
                ? platform.value("governance.pii_encryption")
                : Optional.empty())
        .map(found -> Demand.of(taint.level() + " data is encrypted at rest", found));
  }

  private static Verdict verdict(Subject subject, Taint taint, Demand demand) {
    String id = "product." + subject.product().product().name();
    Optional<String> encrypting =
        HOLDERS.stream().filter(category -> declares(category, subject.platform())).findFirst();
    return encrypting
        .map(category ->
            Verdict.held(
                id,
                demand,
                taint.level().toUpperCase(java.util.Locale.ROOT) + " columns: encrypted"))
        .orElseGet(() ->
            Verdict.broken(
                id,
                demand,
                Diagnostic.of(
                        GovernanceCode.NOT_ENCRYPTED,
                        taint.level()
                            + " data must be encrypted at rest, and no plugin declares it")
                    .about(id)
                    .withNote(Note.of("it is in " + taint.way()))
                    .withHelp(
                        "choose a plugin that encrypts and set encryption_at_rest: true in the"
                            + " manifest, in plugins.storage.config")));
  }

  private static boolean declares(String category, Platform platform) {
    return platform
        .value("plugins." + category + ".config.encryption_at_rest")
        .map(found -> found.value() instanceof Value.Flag(boolean on) && on)
        .orElse(false);
  }
}

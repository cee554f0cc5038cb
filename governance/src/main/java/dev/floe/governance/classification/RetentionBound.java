package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No table keeps confidential data longer than its level allows: {@code retention_max_days} of the
 * level, against {@code meta.floe.retention_days} of the table or the platform's {@code
 * data_retention_days}.
 */
public final class RetentionBound {

  private static final String DEFAULT = "governance.data_retention_days.default";

  private static final RuleCard CARD =
      new RuleCard(
          "classification-retention",
          "confidential data is not kept too long",
          "A table with data of a level is kept for at most the level's retention_max_days.",
          Topic.CLASSIFICATION,
          List.of("governance.classification.*.retention_max_days", DEFAULT),
          List.of(GovernanceCode.RETENTION_EXCEEDED));

  private RetentionBound() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(CARD, ClassificationPolicy::enforcement, false, RetentionBound::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    Classes classes = Classes.of(subject);
    List<Verdict> verdicts = new ArrayList<>();
    for (Node.Model model : subject.ownModels()) {
      Optional<Taint> worst = classes.worstOf(model);
      if (worst.isPresent() && !subject.isBroken(model.uniqueId())) {
        bound(classes, worst.get().level(), subject.platform())
            .flatMap(bound -> verdict(model, worst.get(), bound, subject.platform()))
            .ifPresent(verdicts::add);
      }
    }
    return verdicts;
  }

  /** The tightest bound of the levels up to the worst in the table. */
  private static Optional<Traced<Value>> bound(Classes classes, String level, Platform platform) {
    return classes.levels().names().stream()
        .filter(name -> classes.levels().rank(name) <= classes.levels().rank(level))
        .flatMap(name ->
            platform.value(ClassificationPolicy.ROOT + "." + name + ".retention_max_days").stream())
        .min(java.util.Comparator.comparingLong(found -> days(found.value())));
  }

  private static long days(Value value) {
    return Long.parseLong(value.toString());
  }

  private static Optional<Verdict> verdict(
      Node.Model model, Taint worst, Traced<Value> bound, Platform platform) {
    Optional<Long> own =
        Declarations.floe(model.info().meta()).get("retention_days") instanceof Number number
            ? Optional.of(number.longValue())
            : Optional.empty();
    Optional<Long> kept = own.or(() -> platform.value(DEFAULT).map(found -> days(found.value())));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    long most = days(bound.value());
    Demand demand = Demand.of(worst.level() + " data is kept " + most + " days at most", bound);
    String name = model.info().name();
    return Optional.of(
        kept.get() <= most
            ? Verdict.held(
                model.uniqueId(),
                demand,
                name + ": kept " + kept.get() + " days (max=" + most + ")")
            : Verdict.broken(
                model.uniqueId(),
                demand,
                finding(model, worst, kept.get(), most, own.isPresent())));
  }

  private static Diagnostic finding(
      Node.Model model, Taint worst, long kept, long most, boolean own) {
    return Diagnostic.at(
            GovernanceCode.RETENTION_EXCEEDED,
            model.info().declaredAt().orElse(Span.file(model.info().path())),
            model.info().name()
                + " keeps "
                + worst.level()
                + " data for "
                + kept
                + " days, "
                + most
                + " are allowed")
        .about(model.uniqueId())
        .withNote(Note.of(worst.way()))
        .withHelp(
            (own ? "lower" : "set")
                + " meta.floe.retention_days of the model to "
                + most
                + " or less");
  }
}

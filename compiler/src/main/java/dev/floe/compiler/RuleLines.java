package dev.floe.compiler;

import dev.floe.governance.GovernanceCode;
import dev.floe.governance.RuleCard;
import dev.floe.governance.Topic;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judged.State;
import dev.floe.governance.rules.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rules say of a topic, as lines of the staged report: what holds in few lines, what does
 * not in one for each finding.
 */
final class RuleLines {

  /** How many names a report lists before it only counts them. */
  private static final int LISTED = 10;

  private final Judgement judgement;

  RuleLines(Judgement judgement) {
    this.judgement = judgement;
  }

  /** The lines of some topics, in that order; of a topic, in the order of the rules. */
  List<Stage.Line> on(Topic... topics) {
    List<Stage.Line> lines = new ArrayList<>();
    for (Topic topic : topics) {
      grouped(judgement.on(topic), Judged::rule)
          .forEach((rule, judged) -> add(lines, rule, judged));
    }
    // Several rules may guard one demand, and then say the same.
    return List.copyOf(new LinkedHashSet<>(lines));
  }

  private static void add(List<Stage.Line> lines, RuleCard rule, List<Judged> judged) {
    if (rule.codes().contains(GovernanceCode.NAMING_CONVENTION)) {
      addEach(lines, holding(judged));
    } else {
      grouped(judged, one -> one.verdict().demand().policy())
          .forEach((policy, same) -> {
            if (holding(same).size() == same.size()) {
              lines.add(new Stage.Held(together(rule, policy, same), 0));
            }
          });
    }
    judged.forEach(one -> one.verdict().findings().forEach(f -> lines.add(new Stage.Found(f))));
    judged.forEach(one -> one.excused().forEach(e -> lines.add(new Stage.Aside(excused(e)))));
  }

  private static void addEach(List<Stage.Line> lines, List<Judged> held) {
    held.stream()
        .limit(LISTED)
        .forEach(one -> lines.add(new Stage.Held(one.verdict().statement(), 0)));
    if (held.size() > LISTED) {
      List<Judged> more = held.subList(LISTED, held.size());
      lines.add(new Stage.Held("and " + counted(more) + " more: valid", 0));
    }
  }

  /** One line for what everything under a demand satisfies. */
  private static String together(RuleCard rule, String policy, List<Judged> held) {
    String statement = held.getFirst().verdict().statement();
    int layer = policy.indexOf(": ");
    int test = statement.indexOf(": ");
    if (rule.codes().contains(GovernanceCode.REQUIRED_TEST) && layer >= 0 && test >= 0) {
      return policy.substring(0, layer) + ": all models have " + statement.substring(test + 2);
    }
    if (rule.codes().contains(GovernanceCode.PRODUCT_COVERAGE)) {
      return statement + " ✓";
    }
    return held.size() == 1 ? statement : policy + ": " + counted(held);
  }

  /** {@code 3 models}, each counted once. */
  private static String counted(List<Judged> judged) {
    Map<String, Long> kinds =
        judged.stream()
            .map(one -> one.verdict().subject())
            .distinct()
            .collect(
                Collectors.groupingBy(
                    subject -> subject.split("\\.", 2)[0],
                    LinkedHashMap::new,
                    Collectors.counting()));
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }

  private static List<Judged> holding(List<Judged> judged) {
    return judged.stream().filter(one -> one.state() == State.HOLDS).toList();
  }

  private static String excused(Judged.Excused one) {
    String message = one.finding().message();
    return switch (one.excuse()) {
      case Excuse.Waived(Waiver waiver) ->
          "waived by " + waiver.owner() + " until " + waiver.expires() + ": " + message;
      case Excuse.Known() -> "known before: " + message;
    };
  }

  private static <K> Map<K, List<Judged>> grouped(List<Judged> judged, Function<Judged, K> by) {
    return judged.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }
}

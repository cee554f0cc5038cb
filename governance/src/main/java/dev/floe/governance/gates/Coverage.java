package dev.floe.governance.gates;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.manifest.Percentage;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns have at least one test. Any test counts, also one that only warns; so does a
 * constraint that the table's DDL states.
 *
 * @param tested columns with a test
 * @param all columns there are
 */
public record Coverage(int tested, int all) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  /** The columns of a model. */
  static Coverage of(GatedModel model) {
    return new Coverage(model.columns().size() - untested(model).size(), model.columns().size());
  }

  /** The columns of several models together. */
  static Coverage of(Collection<GatedModel> models) {
    return models.stream()
        .map(Coverage::of)
        .reduce(new Coverage(0, 0), (a, b) -> new Coverage(a.tested + b.tested, a.all + b.all));
  }

  /** The columns of a model that no test names. */
  static List<String> untested(GatedModel model) {
    Set<String> named = new HashSet<>();
    for (Node.Test test : model.tests()) {
      named.addAll(TestKinds.columns(test.spec()));
      Matcher words = WORD.matcher(TestKinds.expression(test.spec()));
      while (words.find()) {
        named.add(words.group().toLowerCase(Locale.ROOT));
      }
    }
    for (Constraint constraint : model.enforced()) {
      constraint.columns().forEach(column -> named.add(TestKinds.small(column)));
    }
    return model.columns().stream()
        .map(NodeColumn::name)
        .filter(name -> !named.contains(TestKinds.small(name)))
        .toList();
  }

  /** Percent, rounded down so that 99.9 % is not all; all of nothing is covered. */
  public int percent() {
    return all == 0 ? 100 : (int) (100L * tested / all);
  }

  /** Whether it is at least so much. */
  boolean reaches(Percentage minimum) {
    return BigDecimal.valueOf(100L * tested)
            .compareTo(minimum.points().multiply(BigDecimal.valueOf(all)))
        >= 0;
  }

  @Override
  public String toString() {
    return tested + " of " + all + " columns have a test (" + percent() + "%)";
  }
}

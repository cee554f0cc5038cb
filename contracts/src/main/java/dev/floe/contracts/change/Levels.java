package dev.floe.contracts.change;

import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.Optional;

/**
 * How confidential data can be, from harmless to most confidential. What nobody classified is as
 * harmless as the first level; a word that is no level counts as more than all.
 */
public record Levels(List<String> order) {

  public Levels {
    order = List.copyOf(order);
  }

  /** Those of a platform that names none of its own. */
  public static Levels standard() {
    return new Levels(List.of("public", "internal", "confidential", "pii", "phi"));
  }

  /** Those of a platform. */
  public static Levels of(Platform platform) {
    List<String> own =
        platform
            .value("governance.classification.levels")
            .map(found ->
                found.value() instanceof Value.Items(List<Value> items) ? items : List.<Value>of())
            .orElse(List.of())
            .stream()
            .map(Value::toString)
            .toList();
    return own.isEmpty() ? standard() : new Levels(own);
  }

  private int rank(Optional<String> level) {
    int known = level.map(order::indexOf).orElse(0);
    return known < 0 ? order.size() : known;
  }

  boolean isRaised(Optional<String> before, Optional<String> after) {
    boolean bothUnknown = rank(before) == order.size() && rank(after) == order.size();
    return rank(after) > rank(before) || (bothUnknown && !before.equals(after));
  }

  boolean isLowered(Optional<String> before, Optional<String> after) {
    return rank(after) < rank(before);
  }
}

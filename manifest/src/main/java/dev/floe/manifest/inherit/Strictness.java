package dev.floe.manifest.inherit;

import dev.floe.manifest.Percentage;
import dev.floe.manifest.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What "stricter" means for a kind of value. */
enum Strictness {
  SWITCH("off < optional < required < end_to_end"),
  FLAG("false < true"),
  HIGHER("higher is stricter"),
  LOWER("lower is stricter"),
  ENFORCEMENT("off < warn < strict"),
  DEFERRED("allow < declared < deny"),
  ACCESS("allow < deny");

  private final String order;

  Strictness(String order) {
    this.order = order;
  }

  String order() {
    return order;
  }

  /** Positive where {@code one} is stricter than {@code other}. */
  int compare(Value one, Value other) {
    return switch (this) {
      case SWITCH -> rank(one, other, "off", "optional", "required", "end_to_end");
      case ENFORCEMENT -> rank(one, other, "off", "warn", "strict");
      case DEFERRED -> rank(one, other, "allow", "declared", "deny");
      case ACCESS -> rank(one, other, "allow", "deny");
      case FLAG -> rank(one, other, "false", "true");
      case HIGHER -> compareAmounts(one, other);
      case LOWER -> compareAmounts(other, one);
    };
  }

  private static int rank(Value one, Value other, String... words) {
    List<String> order = List.of(words);
    return Integer.compare(order.indexOf(one.toString()), order.indexOf(other.toString()));
  }

  private static int compareAmounts(Value one, Value other) {
    return amount(one).compareTo(amount(other));
  }

  private static BigDecimal amount(Value value) {
    return switch (value) {
      case Value.Amount(BigDecimal number) -> number;
      case Value.Percent(Percentage percentage) -> percentage.points();
      case Value.Time(Duration duration) -> BigDecimal.valueOf(duration.toMillis());
      case Value.Text text -> throw notComparable(text);
      case Value.Flag flag -> throw notComparable(flag);
      case Value.Items items -> throw notComparable(items);
      case Value.Fields fields -> throw notComparable(fields);
      case Value.Nothing nothing -> throw notComparable(nothing);
    };
  }

  private static IllegalStateException notComparable(Value value) {
    return new IllegalStateException("not an amount, though its shape says so: " + value);
  }
}

package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What became of one setting from one resolved platform to another, judged by the rule that
 * inheritance has for it.
 *
 * @param before absent where nobody had set it
 * @param after absent where nobody sets it any more
 */
public record SettingChange(
    KeyPath key, Direction direction, Optional<Value> before, Optional<Value> after) {

  private static final KeyPath WAIVERS = KeyPath.parse("governance.waivers");

  /** What a change means for those who stand on the platform. */
  public enum Direction {
    /** What was good may be refused now. */
    TIGHTER,
    /** What was refused may be good now. */
    LOOSER,
    /** Another value, neither stricter nor weaker. */
    CHANGED
  }

  /** Every setting that differs, sorted by key. */
  public static List<SettingChange> between(Platform before, Platform after) {
    TreeSet<KeyPath> keys = new TreeSet<>(before.values().keySet());
    keys.addAll(after.values().keySet());
    List<SettingChange> changes = new ArrayList<>();
    for (KeyPath key : keys) {
      Optional<Value> old = value(before.values(), key);
      Optional<Value> now = value(after.values(), key);
      if (!old.equals(now)) {
        changes.add(new SettingChange(key, direction(key, old, now), old, now));
      }
    }
    return changes;
  }

  private static Optional<Value> value(SortedMap<KeyPath, Traced<Value>> values, KeyPath key) {
    return Optional.ofNullable(values.get(key)).map(Traced::value);
  }

  private static Direction direction(KeyPath key, Optional<Value> before, Optional<Value> after) {
    return direction(MergeTable.ruleOf(key), key, before, after);
  }

  private static Direction direction(
      MergeRule rule, KeyPath key, Optional<Value> before, Optional<Value> after) {
    return switch (rule) {
      case MergeRule.Stricter(Strictness strictness, var code) ->
          before.isPresent() && after.isPresent()
              ? of(strictness.compare(after.get(), before.get()))
              : presence(after);
      case MergeRule.Narrow narrow -> lists(after, before, presence(after));
      case MergeRule.Granted granted ->
          lists(after, before, after.isPresent() ? Direction.LOOSER : Direction.TIGHTER);
      case MergeRule.Extend extend -> lists(before, after, presence(after));
      case MergeRule.Unlocked(MergeRule inner, boolean ofPattern) ->
          direction(inner, key, before, after);
      case MergeRule.Owned owned -> {
        if (before.isPresent() && after.isPresent()) {
          yield Direction.CHANGED;
        }
        // a waiver allows what was forbidden: losing one is the stricter state
        yield key.startsWith(WAIVERS) ? presence(before) : presence(after);
      }
      case MergeRule.Fixed fixed -> Direction.CHANGED;
      case MergeRule.ChildWins childWins -> Direction.CHANGED;
      case MergeRule.Select select -> Direction.CHANGED;
      case MergeRule.WhileSameType whileSameType -> Direction.CHANGED;
      case MergeRule.WithinBounds withinBounds -> Direction.CHANGED;
    };
  }

  private static Direction of(int comparison) {
    return comparison > 0
        ? Direction.TIGHTER
        : comparison < 0 ? Direction.LOOSER : Direction.CHANGED;
  }

  /** A demand that is new, or one that is gone. */
  private static Direction presence(Optional<Value> after) {
    return after.isPresent() ? Direction.TIGHTER : Direction.LOOSER;
  }

  /** Tighter where the second list holds all of the first and more. */
  private static Direction lists(
      Optional<Value> small, Optional<Value> large, Direction otherwise) {
    if (small.isEmpty() || large.isEmpty()) {
      return otherwise;
    }
    List<String> fewer = items(small.get());
    List<String> more = items(large.get());
    return more.containsAll(fewer)
        ? Direction.TIGHTER
        : fewer.containsAll(more) ? Direction.LOOSER : Direction.CHANGED;
  }

  private static List<String> items(Value value) {
    return value instanceof Value.Items(List<Value> items)
        ? items.stream().map(Objects::toString).toList()
        : List.of(value.toString());
  }
}

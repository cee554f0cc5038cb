package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Applies the merge table to the tiers of one chain, topmost first. */
final class Merge {

  /** {@code governance.policies.<name>}. */
  private static final int ENTRY_DEPTH = 3;

  private final List<Tier> tiers;
  private final SortedMap<KeyPath, List<Say>> says;
  private final List<Diagnostic> found = new ArrayList<>();
  private final PluginSelections plugins;
  private final PatternHistory patterns;

  Merge(List<Tier> tiers) {
    this.tiers = List.copyOf(tiers);
    this.says = says(tiers);
    this.plugins = new PluginSelections(says, found, this::narrowed);
    this.patterns = new PatternHistory(tiers);
  }

  private static SortedMap<KeyPath, List<Say>> says(List<Tier> tiers) {
    SortedMap<KeyPath, List<Say>> says = new TreeMap<>();
    for (int level = 0; level < tiers.size(); level++) {
      Tier tier = tiers.get(level);
      int at = level;
      tier.settings()
          .forEach(setting ->
              says.computeIfAbsent(setting.key(), key -> new ArrayList<>())
                  .add(new Say(at, tier, setting)));
    }
    return says;
  }

  /** Every effective value with the chain that led to it. */
  SortedMap<KeyPath, Traced<Value>> values() {
    SortedMap<KeyPath, Traced<Value>> values = new TreeMap<>();
    says.forEach(
        (key, said) -> decide(MergeTable.ruleOf(key), said).ifPresent(v -> values.put(key, v)));
    return values;
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(found);
  }

  List<Tier> tiers() {
    return tiers;
  }

  PatternHistory patterns() {
    return patterns;
  }

  private Optional<Traced<Value>> decide(MergeRule rule, List<Say> said) {
    return switch (rule) {
      case MergeRule.ChildWins childWins -> Optional.of(childWins(said));
      case MergeRule.Stricter stricter -> Optional.of(stricter(stricter, said));
      case MergeRule.Extend extend -> Optional.of(extended(said));
      case MergeRule.Narrow narrow -> Optional.of(narrowed(said, true));
      case MergeRule.Granted granted -> Optional.of(granted(said));
      case MergeRule.Fixed fixed -> Optional.of(fixed(said));
      case MergeRule.Owned owned -> owned(said);
      case MergeRule.Select select -> plugins.select(said);
      case MergeRule.WhileSameType same -> last(plugins.ofSameType(said));
      case MergeRule.WithinBounds within -> Optional.of(withinBounds(said));
      case MergeRule.Unlocked(MergeRule inner, boolean ofPattern) ->
          unlocked(inner, ofPattern ? patterns.ofFinalPattern(said) : said);
    };
  }

  private static Optional<Traced<Value>> last(List<Say> said) {
    return said.isEmpty() ? Optional.empty() : Optional.of(childWins(said));
  }

  private static Traced<Value> childWins(List<Say> said) {
    Traced<Value> value = said.getFirst().traced();
    for (Say say : said.subList(1, said.size())) {
      value = value.replacedBy(say.value(), say.origin());
    }
    return value;
  }

  private Traced<Value> stricter(MergeRule.Stricter rule, List<Say> said) {
    Traced<Value> value = said.getFirst().traced();
    for (Say say : said.subList(1, said.size())) {
      if (rule.strictness().compare(say.value(), value.value()) < 0) {
        found.add(weakened(rule, say, value));
      } else {
        value = value.replacedBy(say.value(), say.origin());
      }
    }
    return value;
  }

  private static Diagnostic weakened(MergeRule.Stricter rule, Say say, Traced<Value> above) {
    String where = "'" + say.key() + "' is " + above.value() + " by " + above.origin().source();
    String message =
        rule.code() == ManifestCode.SECURITY_WEAKENED
            ? "Cannot override security policy: "
                + where
                + ", "
                + say.tier().label()
                + " sets it to "
                + say.value()
            : "Cannot weaken " + where + ", " + say.tier().label() + " sets it to " + say.value();
    return say.against(above.origin(), rule.code(), message)
        .withHelp("delete the line, or make it stricter: " + rule.strictness().order());
  }

  private static Traced<Value> extended(List<Say> said) {
    Traced<Value> value = said.getFirst().traced();
    for (Say say : said.subList(1, said.size())) {
      List<Value> all = new ArrayList<>(items(value.value()));
      items(say.value()).stream().filter(item -> !all.contains(item)).forEach(all::add);
      value = value.replacedBy(new Value.Items(all), say.origin());
    }
    return value;
  }

  /** What the topmost tier did not grant nobody can. */
  private Traced<Value> granted(List<Say> said) {
    if (said.getFirst().level() == 0) {
      return narrowed(said, true);
    }
    for (Say say : said) {
      found.add(
          Diagnostic.at(
                  ManifestCode.SECURITY_WEAKENED,
                  say.setting().span(),
                  "Cannot override security policy: only the topmost manifest grants '"
                      + say.key()
                      + "', "
                      + say.tier().label()
                      + " sets it to "
                      + say.value())
              .about(say.key().toString())
              .withHelp("ask for it in the topmost manifest"));
    }
    return Traced.of(new Value.Items(List.of()), said.getFirst().origin());
  }

  /** The list after every tier, without repeating what was found about it already. */
  private Traced<Value> narrowed(List<Say> said) {
    return narrowed(said, false);
  }

  private Traced<Value> narrowed(List<Say> said, boolean report) {
    Traced<Value> value = said.getFirst().traced();
    for (Say say : said.subList(1, said.size())) {
      List<Value> allowed = items(value.value());
      List<Value> wanted = items(say.value());
      for (int i = 0; report && i < wanted.size(); i++) {
        if (!allowed.contains(wanted.get(i))) {
          found.add(widened(say, i, value));
        }
      }
      List<Value> both = allowed.stream().filter(wanted::contains).toList();
      boolean nothingLeft = both.isEmpty() && !wanted.isEmpty();
      value = value.replacedBy(new Value.Items(nothingLeft ? allowed : both), say.origin());
    }
    return value;
  }

  private static Diagnostic widened(Say say, int index, Traced<Value> above) {
    Span place =
        index < say.setting().itemSpans().size()
            ? say.setting().itemSpans().get(index)
            : say.setting().span();
    String item = items(say.value()).get(index).toString();
    return say.against(
            place,
            above.origin(),
            ManifestCode.LIST_WIDENED,
            "'"
                + item
                + "' is not in '"
                + say.key()
                + "' of "
                + above.origin().source()
                + ", and a child can only narrow the list")
        .withHelp("one of: " + words(above.value()));
  }

  private Traced<Value> fixed(List<Say> said) {
    Traced<Value> value = said.getFirst().traced();
    for (Say say : said.subList(1, said.size())) {
      if (!say.value().equals(value.value())) {
        found.add(changed(say, value.origin()));
      }
    }
    return value;
  }

  private static Diagnostic changed(Say say, Origin above) {
    return say.against(
            above,
            ManifestCode.POLICY_CHANGED,
            "'"
                + say.key()
                + "' is set by "
                + above.source()
                + " and cannot be changed by "
                + say.tier().label())
        .withHelp("give it a name of its own, or delete it here");
  }

  /** Also a key that the entry's owner left out is not for others to add: it could undo a rule. */
  private Optional<Traced<Value>> owned(List<Say> said) {
    Say first = said.getFirst();
    Say owner = owner(first);
    if (first.level() > owner.level()) {
      found.add(changed(first, owner.origin()));
      return Optional.empty();
    }
    return Optional.of(fixed(said));
  }

  private Say owner(Say said) {
    KeyPath entry = new KeyPath(said.key().segments().subList(0, ENTRY_DEPTH));
    Say owner = said;
    // No stream: of a part of a tree that would count all its entries first.
    for (Map.Entry<KeyPath, List<Say>> other : says.tailMap(entry).entrySet()) {
      if (!other.getKey().startsWith(entry)) {
        break;
      }
      Say first = other.getValue().getFirst();
      owner = first.level() < owner.level() ? first : owner;
    }
    return owner;
  }

  private Traced<Value> withinBounds(List<Say> said) {
    Traced<Value> value = said.getFirst().traced();
    Say last = said.getFirst();
    boolean sound = true;
    for (Say say : said) {
      Optional<Say> broken = brokenBound(say.value(), say.level());
      broken.ifPresent(limit -> found.add(outside(say, limit)));
      sound &= broken.isEmpty();
      if (broken.isEmpty() && say.level() > last.level()) {
        value = value.replacedBy(say.value(), say.origin());
        last = say;
      }
    }
    Say inForce = last;
    if (sound) {
      brokenBound(value.value(), Integer.MAX_VALUE)
          .ifPresent(limit -> found.add(outgrown(limit, inForce)));
    }
    return value;
  }

  /** The bound set at or above a level that a number of days breaks. */
  private Optional<Say> brokenBound(Value days, int level) {
    return Stream.of("min", "max")
        .flatMap(which -> says.getOrDefault(bound(which), List.of()).stream())
        .filter(limit -> limit.level() <= level)
        .filter(limit -> order(limit).compare(days, limit.value()) < 0)
        .findFirst();
  }

  private static KeyPath bound(String which) {
    return KeyPath.of("governance", "data_retention_days", which);
  }

  private static Strictness order(Say limit) {
    return limit.key().last().equals("min") ? Strictness.HIGHER : Strictness.LOWER;
  }

  private static Diagnostic outside(Say say, Say limit) {
    return say.against(
            limit.origin(),
            ManifestCode.RETENTION_OUT_OF_BOUNDS,
            "a retention of "
                + say.value()
                + " days is outside the "
                + limit.key().last()
                + " of "
                + limit.value()
                + " days of "
                + limit.tier().label())
        .withHelp("choose a number of days inside the bounds");
  }

  /** A tier that narrows the bounds must not leave the inherited default outside. */
  private static Diagnostic outgrown(Say limit, Say inForce) {
    return limit
        .against(
            inForce.origin(),
            ManifestCode.RETENTION_OUT_OF_BOUNDS,
            "a "
                + limit.key().last()
                + " of "
                + limit.value()
                + " days leaves the retention of "
                + inForce.value()
                + " days of "
                + inForce.tier().label()
                + " outside")
        .withHelp("set 'default' inside the bounds, too");
  }

  private Optional<Traced<Value>> unlocked(MergeRule inner, List<Say> said) {
    List<Say> allowed = new ArrayList<>();
    for (Say say : said) {
      Optional<Say> lock = patterns.lockAbove(say.level(), says);
      boolean same = !allowed.isEmpty() && allowed.getLast().value().equals(say.value());
      if (lock.isPresent() && !same) {
        found.add(locked(say, lock.get()));
      } else {
        allowed.add(say);
      }
    }
    return allowed.isEmpty() ? Optional.empty() : decide(inner, allowed);
  }

  private static Diagnostic locked(Say say, Say lock) {
    return say.against(
            lock.origin(),
            ManifestCode.ARCHITECTURE_LOCKED,
            "'"
                + say.key()
                + "' cannot be changed: "
                + lock.tier().label()
                + " locks the data architecture")
        .withHelp("delete the line, or ask for the lock to be lifted");
  }

  static List<Value> items(Value value) {
    return value instanceof Value.Items(List<Value> items) ? items : List.of(value);
  }

  static String words(Value value) {
    return String.join(", ", items(value).stream().map(Value::toString).toList());
  }
}

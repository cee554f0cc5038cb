package dev.floe.manifest.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of inheritance, over chains of made-up tiers. */
class MergeProperties {

  /** What a tier may say, by key; each is said or left out. */
  private static final Map<String, List<Value>> SAYINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("governance.pii_encryption", texts("off", "optional", "required")),
              Map.entry("governance.audit_logging", texts("off", "optional", "required")),
              Map.entry("governance.interoperability.default_access", texts("allow", "deny")),
              Map.entry("governance.quality_gates.minimum_test_coverage", shares(10, 50, 90)),
              Map.entry(
                  "governance.quality_gates.required_tests", lists("a", "b", "c", "a b", "b c")),
              Map.entry("governance.classification.levels", lists("public", "public pii", "phi")),
              Map.entry("governance.data_retention_days.max", numbers(100, 200, 300)),
              Map.entry("governance.data_retention_days.default", numbers(90, 150, 250)),
              Map.entry("governance.policies.owned.rule", texts("x", "y")),
              Map.entry("governance.policies.owned.when", texts("x", "false")),
              Map.entry("governance.rules.layer-order", texts("off", "warn", "strict")),
              Map.entry("governance.waivable", lists("a", "b", "a b")),
              Map.entry("approved_plugins.compute", lists("duckdb spark", "duckdb", "spark")),
              Map.entry("data_architecture.naming.enforcement", texts("off", "warn", "strict")),
              Map.entry("data_architecture.naming.case", texts("snake_case", "camelCase")),
              Map.entry("environments.prod.production", flags()),
              Map.entry("services.compute.size", texts("small", "large"))));

  private static List<Value> texts(String... words) {
    return List.of(words).stream().<Value>map(Value.Text::new).toList();
  }

  private static List<Value> lists(String... lists) {
    return List.of(lists).stream()
        .<Value>map(list -> new Value.Items(texts(list.split(" ", -1))))
        .toList();
  }

  private static List<Value> shares(int... points) {
    return java.util.Arrays.stream(points)
        .<Value>mapToObj(p -> new Value.Percent(new Percentage(BigDecimal.valueOf(p))))
        .toList();
  }

  private static List<Value> numbers(int... numbers) {
    return java.util.Arrays.stream(numbers)
        .<Value>mapToObj(n -> new Value.Amount(BigDecimal.valueOf(n)))
        .toList();
  }

  private static List<Value> flags() {
    return List.of(new Value.Flag(false), new Value.Flag(true));
  }

  @Provide
  Arbitrary<List<Tier>> chains() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(-2, 6);
    return choice
        .list()
        .ofSize(SAYINGS.size())
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(rows -> {
          List<Tier> tiers = new ArrayList<>();
          rows.forEach(row -> tiers.add(tier("tier" + tiers.size(), row)));
          return tiers;
        });
  }

  private static Tier tier(String name, List<Integer> choices) {
    List<Setting> settings = new ArrayList<>();
    int at = 0;
    for (Map.Entry<String, List<Value>> saying : SAYINGS.entrySet()) {
      int choice = choices.get(at++);
      if (choice >= 0) {
        Value value = saying.getValue().get(choice % saying.getValue().size());
        settings.add(setting(KeyPath.parse(saying.getKey()), value, Span.at(name, at, 1)));
      }
    }
    return sorted(name, settings);
  }

  private static Setting setting(KeyPath key, Value value, Span place) {
    List<Span> items = Merge.items(value).stream().map(item -> place).toList();
    return new Setting(key, value, place, place, items);
  }

  private static Tier sorted(String name, List<Setting> settings) {
    return new Tier(name, settings.stream().sorted(Comparator.comparing(Setting::key)).toList());
  }

  private static SortedMap<KeyPath, Value> merged(List<Tier> tiers) {
    SortedMap<KeyPath, Value> values = new TreeMap<>();
    new Merge(tiers).values().forEach((key, traced) -> values.put(key, traced.value()));
    return values;
  }

  private static List<Diagnostic> violations(List<Tier> tiers) {
    Merge merge = new Merge(tiers);
    merge.values();
    return merge.diagnostics();
  }

  /** The same chain without what violates it. */
  private static List<Tier> conforming(List<Tier> tiers) {
    List<Tier> left = tiers;
    List<Diagnostic> found = violations(left);
    while (!found.isEmpty()) {
      Set<Span> bad =
          found.stream()
              .map(Diagnostic::span)
              .flatMap(Optional::stream)
              .collect(Collectors.toSet());
      left =
          left.stream()
              .map(tier ->
                  new Tier(
                      tier.label(),
                      tier.settings().stream().filter(s -> !bad.contains(s.span())).toList()))
              .toList();
      found = violations(left);
    }
    return left;
  }

  /** Two neighbours as one tier that says what both together say. */
  private static List<Tier> collapsed(List<Tier> tiers, int at) {
    List<Setting> settings = new ArrayList<>();
    merged(tiers.subList(at, at + 2))
        .forEach((key, value) -> settings.add(setting(key, value, Span.at("both", 1, 1))));
    List<Tier> shorter = new ArrayList<>(tiers.subList(0, at));
    shorter.add(new Tier("both", settings));
    shorter.addAll(tiers.subList(at + 2, tiers.size()));
    return shorter;
  }

  /** Whether {@code after} is at least as strict as {@code before} by the rule of the key. */
  private static boolean keeps(KeyPath key, Value before, Value after) {
    return switch (MergeTable.ruleOf(key)) {
      case MergeRule.Stricter rule -> rule.strictness().compare(after, before) >= 0;
      case MergeRule.Extend extend -> Merge.items(after).containsAll(Merge.items(before));
      case MergeRule.Narrow narrow -> Merge.items(before).containsAll(Merge.items(after));
      case MergeRule.Granted granted -> Merge.items(before).containsAll(Merge.items(after));
      case MergeRule.Fixed fixed -> after.equals(before);
      case MergeRule.Owned owned -> after.equals(before);
      case MergeRule.ChildWins free -> true;
      case MergeRule.Select free -> true;
      case MergeRule.WhileSameType free -> true;
      case MergeRule.WithinBounds free -> true;
      case MergeRule.Unlocked free -> true;
    };
  }

  @Property(tries = 300)
  void mergingNeverWeakensWhateverATierTries(@ForAll("chains") List<Tier> tiers) {
    for (int length = 1; length < tiers.size(); length++) {
      SortedMap<KeyPath, Value> before = merged(tiers.subList(0, length));
      SortedMap<KeyPath, Value> after = merged(tiers);
      before.forEach((key, value) -> {
        Value now = Objects.requireNonNull(after.get(key));
        assertThat(keeps(key, value, now)).as("%s: %s then %s", key, value, now).isTrue();
      });
    }
  }

  @Property(tries = 300)
  void nobodyCompletesAPolicyOfATierAbove(@ForAll("chains") List<Tier> tiers) {
    KeyPath policy = KeyPath.parse("governance.policies.owned");
    for (int length = 1; length < tiers.size(); length++) {
      SortedMap<KeyPath, Value> before = merged(tiers.subList(0, length));
      if (before.keySet().stream().anyMatch(key -> key.startsWith(policy))) {
        SortedMap<KeyPath, Value> after = merged(tiers);
        after.keySet().removeIf(key -> !key.startsWith(policy));
        before.keySet().removeIf(key -> !key.startsWith(policy));
        assertThat(after).isEqualTo(before);
      }
    }
  }

  @Property(tries = 300)
  void isAssociativeAlongAChain(@ForAll("chains") List<Tier> tiers) {
    List<Tier> chain = conforming(tiers);
    for (int at = 0; at + 1 < chain.size(); at++) {
      assertThat(merged(collapsed(chain, at))).isEqualTo(merged(chain));
    }
  }

  @Property(tries = 300)
  void aChildEqualToItsParentChangesNothing(@ForAll("chains") List<Tier> tiers) {
    List<Tier> chain = conforming(tiers);
    List<Tier> longer = new ArrayList<>(chain);
    longer.add(chain.getLast());
    assertThat(merged(longer)).isEqualTo(merged(chain));
    assertThat(violations(longer)).isEmpty();
  }

  @Property(tries = 300)
  void aSilentTierChangesNothing(@ForAll("chains") List<Tier> tiers) {
    for (int at = 0; at <= tiers.size(); at++) {
      List<Tier> longer = new ArrayList<>(tiers);
      longer.add(at, new Tier("silent", List.of()));
      assertThat(merged(longer)).isEqualTo(merged(tiers));
    }
  }

  @Property(tries = 300)
  void theChainOfAValueLeadsBackToTheTopmostTierThatSpoke(@ForAll("chains") List<Tier> tiers) {
    new Merge(tiers)
        .values()
        .forEach((key, traced) -> {
          Tier first =
              tiers.stream().filter(t -> t.setting(key).isPresent()).findFirst().orElseThrow();
          Traced<Value> oldest = traced.earlier().isEmpty() ? traced : traced.earlier().getLast();
          if (!(MergeTable.ruleOf(key) instanceof MergeRule.Unlocked)) {
            assertThat(oldest.origin().source()).isEqualTo(first.label());
          }
        });
  }
}

package dev.floe.contracts.change;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.ServiceLevel;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Every difference between two contracts, the graver ones not marked out: that is the table's. */
public final class Comparison {

  private final Levels levels;
  private final List<Change> changes = new ArrayList<>();

  private Comparison(Levels levels) {
    this.levels = levels;
  }

  /** What changed from one contract to the next: columns in their order, then terms. */
  public static List<Change> of(Contract before, Contract after, Levels levels) {
    Comparison comparison = new Comparison(levels);
    comparison.columns(before, after);
    comparison.keys(before.primaryKey(), after.primaryKey());
    comparison.terms(before.sla(), after.sla());
    comparison.rest(before, after);
    return comparison.changes;
  }

  /** The changes that break somebody where changes are judged so. */
  public static List<Change> breaking(List<Change> changes, Compatibility mode) {
    return changes.stream()
        .filter(change -> change.kind().under(mode) == Verdict.BREAKING)
        .toList();
  }

  /** The gravest of what changes mean; compatible where there are none. */
  public static Verdict verdict(List<Change> changes, Compatibility mode) {
    return changes.stream()
        .map(change -> change.kind().under(mode))
        .reduce(Verdict.COMPATIBLE, Verdict::or);
  }

  private void add(ChangeKind kind, String subject, String before, String after) {
    changes.add(new Change(kind, subject, before, after));
  }

  private void columns(Contract before, Contract after) {
    Map<String, String> renamed = Renames.between(before, after);
    for (ContractColumn column : before.columns()) {
      String other = renamed.get(column.name());
      if (other != null) {
        add(ChangeKind.COLUMN_RENAMED, column.name(), column.name(), other);
      } else if (after.column(column.name()).isEmpty()) {
        add(ChangeKind.COLUMN_REMOVED, column.name(), "", "");
      } else {
        new ColumnComparison(levels, changes)
            .compare(column, after.column(column.name()).orElseThrow());
      }
    }
    for (ContractColumn column : after.columns()) {
      if (before.column(column.name()).isEmpty() && !renamed.containsValue(column.name())) {
        add(ChangeKind.COLUMN_ADDED, column.name(), "", "");
      }
    }
  }

  private void keys(List<String> before, List<String> after) {
    List<String> old = before.stream().map(Comparison::lower).sorted().toList();
    List<String> now = after.stream().map(Comparison::lower).sorted().toList();
    if (!old.equals(now)) {
      ChangeKind kind =
          old.isEmpty()
              ? ChangeKind.KEY_STATED
              : now.isEmpty() ? ChangeKind.KEY_WITHDRAWN : ChangeKind.KEY_CHANGED;
      add(kind, "primary key", String.join(", ", before), String.join(", ", after));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  private void terms(ServiceLevel before, ServiceLevel after) {
    promise(
        "sla.freshness",
        new Pair<>(before.freshness(), after.freshness()),
        (old, now) -> now.compareTo(old) > 0,
        List.of(ChangeKind.FRESHNESS_RELAXED, ChangeKind.FRESHNESS_TIGHTENED),
        Durations::print);
    promise(
        "sla.availability",
        new Pair<>(before.availability(), after.availability()),
        (old, now) -> now.compareTo(old) < 0,
        List.of(ChangeKind.AVAILABILITY_RELAXED, ChangeKind.AVAILABILITY_TIGHTENED),
        Percentage::toString);
    Map<String, Percentage> dimensions = new TreeMap<>(before.quality());
    dimensions.putAll(after.quality());
    for (String dimension : dimensions.keySet()) {
      promise(
          "sla.quality." + dimension,
          new Pair<>(
              Optional.ofNullable(before.quality().get(dimension)),
              Optional.ofNullable(after.quality().get(dimension))),
          (old, now) -> now.compareTo(old) < 0,
          List.of(ChangeKind.QUALITY_RELAXED, ChangeKind.QUALITY_TIGHTENED),
          Percentage::toString);
    }
  }

  private record Pair<T>(Optional<T> before, Optional<T> after) {}

  /**
   * A promise that is made or not, and is more or less.
   *
   * @param less whether the second is less than the first
   * @param kinds of promising less, and of promising more
   */
  private <T> void promise(
      String subject,
      Pair<T> pair,
      BiPredicate<T, T> less,
      List<ChangeKind> kinds,
      java.util.function.Function<T, String> print) {
    if (pair.before().equals(pair.after())) {
      return;
    }
    boolean relaxed =
        pair.before().isPresent()
            && (pair.after().isEmpty() || less.test(pair.before().get(), pair.after().get()));
    add(
        kinds.get(relaxed ? 0 : 1),
        subject,
        pair.before().map(print).orElse(""),
        pair.after().map(print).orElse(""));
  }

  private void rest(Contract before, Contract after) {
    if (!before.description().equals(after.description())) {
      add(ChangeKind.DESCRIPTION_CHANGED, "the contract", "", "");
    }
    Optional<String> table = before.provider().table();
    if (table.isPresent() && !table.equals(after.provider().table())) {
      add(
          ChangeKind.TABLE_MOVED,
          "provider.table",
          table.get(),
          after.provider().table().orElse(""));
    }
    if (isWeaker(before.compatibility(), after.compatibility())) {
      add(
          ChangeKind.COMPATIBILITY_WEAKENED,
          "validation.schema_compatibility",
          before.compatibility().word(),
          after.compatibility().word());
    }
    Duration old = before.notice().orElse(Duration.ZERO);
    Duration now = after.notice().orElse(Duration.ZERO);
    if (now.compareTo(old) < 0) {
      add(
          ChangeKind.NOTICE_SHORTENED,
          "validation.breaking_change_notification",
          Durations.print(old),
          Durations.print(now));
    }
  }

  /** Whether the second allows a change that the first does not. */
  private static boolean isWeaker(Compatibility before, Compatibility after) {
    return before != after && before != Compatibility.NONE && after != Compatibility.FULL;
  }
}

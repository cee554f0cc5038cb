package dev.floe.contracts.change;

import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.contracts.Widening;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed about a column that is in both contracts. */
final class ColumnComparison {

  private final Levels levels;
  private final List<Change> changes;

  ColumnComparison(Levels levels, List<Change> changes) {
    this.levels = levels;
    this.changes = changes;
  }

  void compare(ContractColumn before, ContractColumn after) {
    String name = before.name();
    types(name, before.type(), after.type());
    if (before.required() != after.required()) {
      add(
          before.required() ? ChangeKind.BECAME_NULLABLE : ChangeKind.BECAME_REQUIRED,
          name,
          "",
          "");
    }
    values(name, before.allowedValues(), after.allowedValues());
    if (before.unique() != after.unique()) {
      add(before.unique() ? ChangeKind.UNIQUE_WITHDRAWN : ChangeKind.UNIQUE_STATED, name, "", "");
    }
    classes(name, before.classification(), after.classification());
    if (!before.description().equals(after.description())) {
      add(ChangeKind.DESCRIPTION_CHANGED, name, "", "");
    }
  }

  private void add(ChangeKind kind, String subject, String before, String after) {
    changes.add(new Change(kind, subject, before, after));
  }

  private void types(String name, Optional<Type> before, Optional<Type> after) {
    if (before.equals(after)) {
      return;
    }
    String old = before.map(TypeNames::print).orElse("");
    String now = after.map(TypeNames::print).orElse("");
    if (before.isEmpty()) {
      add(ChangeKind.TYPE_STATED, name, old, now);
    } else if (after.isEmpty()) {
      add(ChangeKind.TYPE_WITHDRAWN, name, old, now);
    } else {
      add(kind(before.get(), after.get()), name, old, now);
    }
  }

  private static ChangeKind kind(Type before, Type after) {
    boolean wider = Widening.fits(before, after);
    boolean narrower = Widening.fits(after, before);
    return wider
        ? ChangeKind.TYPE_WIDENED
        : narrower ? ChangeKind.TYPE_NARROWED : ChangeKind.TYPE_CHANGED;
  }

  private void values(String name, List<String> before, List<String> after) {
    if (before.isEmpty() != after.isEmpty()) {
      add(
          before.isEmpty() ? ChangeKind.VALUES_RESTRICTED : ChangeKind.VALUES_OPENED,
          name,
          String.join(", ", before),
          String.join(", ", after));
      return;
    }
    without(before, after).forEach(gone -> add(ChangeKind.VALUE_REMOVED, name, gone, ""));
    without(after, before).forEach(come -> add(ChangeKind.VALUE_ADDED, name, "", come));
  }

  private static List<String> without(List<String> values, List<String> others) {
    List<String> left = new ArrayList<>(values);
    left.removeAll(others);
    return left;
  }

  private void classes(String name, Optional<String> before, Optional<String> after) {
    if (levels.isRaised(before, after)) {
      add(ChangeKind.CLASSIFICATION_RAISED, name, before.orElse(""), after.orElse(""));
    } else if (levels.isLowered(before, after)) {
      add(ChangeKind.CLASSIFICATION_LOWERED, name, before.orElse(""), after.orElse(""));
    }
  }
}

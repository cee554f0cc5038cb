package dev.floe.dbt.artifact;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a model takes from those who rely on its enforced contract. It is a warning, and
 * an error where the model has versions: then there is a way to do it without breaking anything.
 */
final class ContractChanges {

  private static final Set<String> WITH_CONSTRAINTS = Set.of("table", "incremental");

  private ContractChanges() {}

  static boolean enforced(Map<String, @Nullable Object> entry) {
    return Boolean.TRUE.equals(PlainValues.mapping(entry.get("contract")).get("enforced"));
  }

  /** What breaks when one becomes the other; empty if nothing does. */
  static Optional<Diagnostic> between(
      Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
    if (!enforced(was)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> columns = PlainValues.mapping(is.get("columns"));
    boolean lost = !constraints(was).isEmpty();
    List<String> removed = new ArrayList<>();
    List<String> retyped = new ArrayList<>();
    List<String> freed = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> column :
        PlainValues.mapping(was.get("columns")).entrySet()) {
      String name = column.getKey();
      Map<String, @Nullable Object> before = PlainValues.mapping(column.getValue());
      Map<String, @Nullable Object> now = PlainValues.mapping(columns.get(name));
      lost |= !constraints(before).isEmpty();
      if (!columns.containsKey(name)) {
        removed.add(name);
        continue;
      }
      if (!type(before).equals(type(now))) {
        retyped.add(name + " (" + before.get("data_type") + " -> " + now.get("data_type") + ")");
      }
      gone(was, constraints(before), constraints(now))
          .forEach(what -> freed.add(what + " on column " + name));
    }
    List<String> broken = new ArrayList<>();
    if (!enforced(is)) {
      broken.add("Contract enforcement was removed");
    }
    tell("Columns were removed", removed, broken);
    tell("Columns with data_type changes", retyped, broken);
    tell("Enforced column level constraints were removed", freed, broken);
    tell(
        "Enforced model level constraints were removed",
        gone(was, constraints(was), constraints(is)),
        broken);
    if (lost && hasConstraints(was) && !hasConstraints(is)) {
      broken.add(
          "Materialization changed with enforced constraints: " + kind(was) + " -> " + kind(is));
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of(found(was, is, broken));
  }

  private static void tell(String what, List<String> which, List<String> broken) {
    if (!which.isEmpty()) {
      broken.add(what + ": " + String.join(", ", which));
    }
  }

  /** The model is not there any more. */
  static Optional<Diagnostic> removed(Map<String, @Nullable Object> was, boolean disabled) {
    String what =
        "Contracted model '"
            + was.get("unique_id")
            + (disabled ? "' was disabled" : "' was deleted or renamed");
    return enforced(was) ? Optional.of(found(was, was, List.of(what))) : Optional.empty();
  }

  /** In dbt's words: pipelines look for them in what a comparison prints. */
  private static Diagnostic found(
      Map<String, @Nullable Object> was, Map<String, @Nullable Object> is, List<String> broken) {
    boolean versioned = was.get("version") != null;
    String id = String.valueOf(was.get("unique_id"));
    return Diagnostic.at(
            DbtCode.BROKEN_CONTRACT,
            Span.file(String.valueOf(is.get("original_file_path"))),
            "While comparing to previous project state, dbt detected a breaking change to "
                + (versioned ? "an enforced contract" : "an unversioned model")
                + ", '"
                + id
                + "': "
                + String.join("; ", broken))
        .withSeverity(versioned ? Severity.ERROR : Severity.WARNING)
        .about(id)
        .withHelp(
            versioned
                ? "leave this version as it is and write another one"
                : "models with versions can change without breaking those who read them");
  }

  /** Those that are enforced and are not there any more. */
  private static List<String> gone(
      Map<String, @Nullable Object> model, List<Object> before, List<Object> now) {
    return hasConstraints(model)
        ? before.stream()
            .filter(one -> !now.contains(one))
            .map(PlainValues::mapping)
            .filter(one -> !"custom".equals(one.get("type")))
            .map(ContractChanges::named)
            .toList()
        : List.of();
  }

  private static String named(Map<String, @Nullable Object> constraint) {
    String name = PlainValues.text(constraint.get("name"), "");
    return "'" + (name.isEmpty() ? constraint.get("type") : name) + "' constraint";
  }

  private static List<Object> constraints(Map<String, @Nullable Object> entry) {
    return PlainValues.list(entry.get("constraints")).stream().map(StateComparison::plain).toList();
  }

  private static boolean hasConstraints(Map<String, @Nullable Object> model) {
    return WITH_CONSTRAINTS.contains(kind(model));
  }

  private static String kind(Map<String, @Nullable Object> model) {
    return String.valueOf(PlainValues.mapping(model.get("config")).get("materialized"));
  }

  /** A type without its size: a longer text breaks nothing. */
  private static String type(Map<String, @Nullable Object> column) {
    String type = String.valueOf(column.get("data_type")).toLowerCase(Locale.ROOT);
    int size = type.indexOf('(');
    return (size < 0 ? type : type.substring(0, size)).strip();
  }
}

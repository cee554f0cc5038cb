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
    List<String> broken = new ArrayList<>();
    if (!enforced(is)) {
      broken.add("its contract is no longer enforced");
    }
    Map<String, @Nullable Object> columns = PlainValues.mapping(is.get("columns"));
    boolean lost = false;
    for (Map.Entry<String, @Nullable Object> column :
        PlainValues.mapping(was.get("columns")).entrySet()) {
      Map<String, @Nullable Object> before = PlainValues.mapping(column.getValue());
      Map<String, @Nullable Object> now = PlainValues.mapping(columns.get(column.getKey()));
      lost |= !constraints(before).isEmpty();
      if (!columns.containsKey(column.getKey())) {
        broken.add("the column '" + column.getKey() + "' is gone");
        continue;
      }
      if (!type(before).equals(type(now))) {
        broken.add(
            "the data_type of column '"
                + column.getKey()
                + "' was "
                + before.get("data_type")
                + " and is "
                + now.get("data_type"));
      }
      gone(was, constraints(before), constraints(now), "column '" + column.getKey() + "'", broken);
    }
    gone(was, constraints(was), constraints(is), "the model", broken);
    lost |= !constraints(was).isEmpty();
    if (lost && hasConstraints(was) && !hasConstraints(is)) {
      broken.add(
          "it was materialized as " + kind(was) + " and is " + kind(is) + ", without constraints");
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of(found(was, is, broken));
  }

  /** The model is not there any more. */
  static Optional<Diagnostic> removed(Map<String, @Nullable Object> was, boolean disabled) {
    return enforced(was)
        ? Optional.of(
            found(was, was, List.of(disabled ? "it was disabled" : "it was deleted or renamed")))
        : Optional.empty();
  }

  private static Diagnostic found(
      Map<String, @Nullable Object> was, Map<String, @Nullable Object> is, List<String> broken) {
    boolean versioned = was.get("version") != null;
    String id = String.valueOf(was.get("unique_id"));
    return Diagnostic.at(
            DbtCode.BROKEN_CONTRACT,
            Span.file(String.valueOf(is.get("original_file_path"))),
            "a breaking change to the contract of '" + id + "': " + String.join("; ", broken))
        .withSeverity(versioned ? Severity.ERROR : Severity.WARNING)
        .about(id)
        .withHelp(
            versioned
                ? "leave this version as it is and write another one"
                : "models with versions can change without breaking those who read them");
  }

  private static void gone(
      Map<String, @Nullable Object> model,
      List<Object> before,
      List<Object> now,
      String where,
      List<String> broken) {
    if (hasConstraints(model)) {
      before.stream()
          .filter(one -> !now.contains(one))
          .map(PlainValues::mapping)
          .filter(one -> !"custom".equals(one.get("type")))
          .forEach(one ->
              broken.add(
                  "the constraint '"
                      + (one.get("name") == null || one.get("name").equals("")
                          ? one.get("type")
                          : one.get("name"))
                      + "' of "
                      + where
                      + " is gone"));
    }
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

package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code merge} statement of an incremental model. */
final class Merge {

  private static final String OLD = "DBT_INTERNAL_DEST";
  private static final String NEW = "DBT_INTERNAL_SOURCE";

  private final Build build;
  private final Settings settings;
  private final List<String> columns;

  private Merge(Build build, List<String> columns) {
    this.build = build;
    this.settings = build.settings();
    this.columns = columns;
  }

  /** Why the configuration of a merge means nothing. */
  static Optional<Diagnostic> unusable(Build build) {
    List<String> problems = MergeConfig.problems(build.settings());
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(build.unusable(String.join("; ", problems)));
  }

  static String sql(Build build, RelationName rows, List<String> columns) {
    return new Merge(build, columns).sql(build.session().render(rows));
  }

  private String sql(String rows) {
    String start =
        "merge into " + build.targetSql() + " as " + OLD + " using " + rows + " as " + NEW;
    return start + match() + actions();
  }

  /** Without a key nothing matches, and every row is new. */
  private String match() {
    List<String> using = settings.texts(MergeConfig.USING);
    String predicates = IncrementalStrategy.predicates(build);
    if (!using.isEmpty()) {
      return " using (" + String.join(", ", using) + ")" + predicates.replaceFirst(" and ", " on ");
    }
    List<String> keys = settings.texts("unique_key");
    String same =
        keys.stream()
            .map(key -> "(" + NEW + "." + key + " = " + OLD + "." + key + ")")
            .collect(Collectors.joining(" and "));
    return " on " + (keys.isEmpty() ? "false" : same) + predicates;
  }

  private String actions() {
    Settings clauses = settings.map(MergeConfig.CLAUSES);
    String matched =
        clauses.values().containsKey(MergeConfig.MATCHED)
            ? MergeClause.all(this, clauses, MergeConfig.MATCHED, "matched")
            : update();
    String unmatched =
        clauses.values().containsKey(MergeConfig.NOT_MATCHED)
            ? MergeClause.all(this, clauses, MergeConfig.NOT_MATCHED, "not matched")
            : " when not matched"
                + condition(MergeConfig.INSERT_IF)
                + " then insert "
                + everyColumn();
    return matched + unmatched;
  }

  private String update() {
    boolean keyed =
        !settings.texts("unique_key").isEmpty() || !settings.texts(MergeConfig.USING).isEmpty();
    String assignments =
        assignments(
            settings.texts(MergeConfig.ONLY),
            settings.texts(MergeConfig.NOT),
            settings.map(MergeConfig.SET),
            true);
    return keyed
        ? " when matched" + condition(MergeConfig.UPDATE_IF) + " then update set " + assignments
        : "";
  }

  private String condition(String key) {
    return settings.text(key).map(text -> " and (" + text + ")").orElse("");
  }

  /** {@code (a, b) values (new.a, new.b)}. */
  String everyColumn() {
    String list = columns.stream().map(build::quote).collect(Collectors.joining(", "));
    String values =
        columns.stream().map(c -> NEW + "." + build.quote(c)).collect(Collectors.joining(", "));
    return "(" + list + ") values (" + values + ")";
  }

  /**
   * What a row that is there already becomes.
   *
   * @param only these columns; all, where there are none
   * @param expressions column to what it becomes instead of the new value
   * @param others whether columns without an expression take their new value
   */
  String assignments(List<String> only, List<String> not, Settings expressions, boolean others) {
    List<String> assignments = new ArrayList<>();
    expressions
        .keys()
        .forEach(key -> assignments.add(key + " = " + expressions.text(key).orElse("null")));
    Set<String> wanted = lower(only);
    Set<String> unwanted = lower(not);
    unwanted.addAll(lower(List.copyOf(expressions.keys())));
    for (String column : others ? columns : List.<String>of()) {
      String name = column.toLowerCase(Locale.ROOT);
      if ((wanted.isEmpty() || wanted.contains(name)) && !unwanted.contains(name)) {
        assignments.add(build.quote(column) + " = " + NEW + "." + build.quote(column));
      }
    }
    return String.join(", ", assignments);
  }

  private static Set<String> lower(List<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}

package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.RelationName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code merge} statement of an incremental model. */
final class Merge {

  private static final String OLD = "DBT_INTERNAL_DEST";
  private static final String NEW = "DBT_INTERNAL_SOURCE";

  private Merge() {}

  /** Why the configuration of a merge means nothing. */
  static Optional<Diagnostic> unusable(Build build) {
    Settings settings = build.settings();
    boolean both =
        !settings.texts("merge_update_columns").isEmpty()
            && !settings.texts("merge_exclude_columns").isEmpty();
    return both
        ? Optional.of(
            build
                .unusable("merge_update_columns and merge_exclude_columns exclude each other")
                .withHelp("keep one of them"))
        : Optional.empty();
  }

  static String sql(Build build, RelationName rows, List<String> columns) {
    List<String> keys = build.settings().texts("unique_key");
    StringBuilder sql = new StringBuilder("merge into ").append(build.targetSql());
    sql.append(" as " + OLD + " using ").append(build.session().render(rows)).append(" as " + NEW);
    sql.append(" on ").append(condition(keys)).append(IncrementalStrategy.predicates(build));
    if (!keys.isEmpty()) {
      sql.append(" when matched then update set ").append(assignments(build, columns));
    }
    String list = columns.stream().map(build::quote).collect(Collectors.joining(", "));
    String values =
        columns.stream().map(c -> NEW + "." + build.quote(c)).collect(Collectors.joining(", "));
    return sql.append(" when not matched then insert (" + list + ") values (" + values + ")")
        .toString();
  }

  /** Without a key nothing matches, and every row is new. */
  private static String condition(List<String> keys) {
    return keys.isEmpty()
        ? "false"
        : keys.stream()
            .map(key -> "(" + NEW + "." + key + " = " + OLD + "." + key + ")")
            .collect(Collectors.joining(" and "));
  }

  private static String assignments(Build build, List<String> columns) {
    Set<String> only = lower(build.settings().texts("merge_update_columns"));
    Set<String> not = lower(build.settings().texts("merge_exclude_columns"));
    return columns.stream()
        .filter(c -> only.isEmpty() || only.contains(c.toLowerCase(Locale.ROOT)))
        .filter(c -> !not.contains(c.toLowerCase(Locale.ROOT)))
        .map(c -> build.quote(c) + " = " + NEW + "." + build.quote(c))
        .collect(Collectors.joining(", "));
  }

  private static Set<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}

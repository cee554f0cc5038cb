package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How new rows meet old ones. */
enum IncrementalStrategy {
  APPEND("append") {
    @Override
    long write(Build build, RelationName rows, List<String> columns) throws SqlFailure {
      return insert(build, rows, columns);
    }
  },

  DELETE_INSERT("delete+insert") {
    @Override
    long write(Build build, RelationName rows, List<String> columns) throws SqlFailure {
      List<String> keys = build.settings().texts("unique_key");
      if (!keys.isEmpty()) {
        String key = "(" + String.join(", ", keys) + ")";
        String sql =
            "delete from "
                + build.targetSql()
                + " as DBT_INTERNAL_DEST where "
                + key
                + " in (select distinct "
                + String.join(", ", keys)
                + " from "
                + build.session().render(rows)
                + " as DBT_INTERNAL_SOURCE)"
                + predicates(build);
        build.session().execute(sql);
      }
      return insert(build, rows, columns);
    }
  },

  MERGE("merge") {
    @Override
    long write(Build build, RelationName rows, List<String> columns) throws SqlFailure {
      return build.session().execute(Statement.own(Merge.sql(build, rows, columns)));
    }
  };

  private final String word;

  IncrementalStrategy(String word) {
    this.word = word;
  }

  /**
   * Writes the new rows.
   *
   * @return rows written, or -1 where the engine does not tell
   */
  abstract long write(Build build, RelationName rows, List<String> columns) throws SqlFailure;

  /** The configured strategy; empty if there is none of that name. */
  static Optional<IncrementalStrategy> of(Settings settings) {
    String word = settings.text("incremental_strategy").orElse("default").toLowerCase(Locale.ROOT);
    if (word.equals("default")) {
      return Optional.of(settings.texts("unique_key").isEmpty() ? APPEND : DELETE_INSERT);
    }
    return Stream.of(values()).filter(s -> s.word.equals(word.replace('_', '+'))).findFirst();
  }

  static Diagnostic unknown(Build build) {
    String typed = build.settings().text("incremental_strategy").orElse("");
    return build
        .unusable("the incremental strategy '" + typed + "' is not known here")
        .withHelp(Suggestion.help(typed, Stream.of(values()).map(s -> s.word).toList()));
  }

  static String predicates(Build build) {
    return build.settings().texts("incremental_predicates").stream()
        .map(predicate -> " and " + predicate)
        .collect(Collectors.joining());
  }

  private static long insert(Build build, RelationName rows, List<String> columns)
      throws SqlFailure {
    String list = columns.stream().map(build::quote).collect(Collectors.joining(", "));
    return build
        .session()
        .execute(
            Statement.own(
                "insert into "
                    + build.targetSql()
                    + " ("
                    + list
                    + ") select "
                    + list
                    + " from "
                    + build.session().render(rows)));
  }
}

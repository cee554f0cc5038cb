package dev.floe.runner.materialize;

import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.KeyedBatches;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    @Override
    Optional<Diagnostic> unusable(Build build) {
      return Merge.unusable(build);
    }
  },

  /** The events of the batch's time are replaced, or merged by key where the engine does so. */
  MICROBATCH("microbatch") {
    @Override
    long write(Build build, RelationName rows, List<String> columns) throws SqlFailure {
      if (hasKey(build)) {
        return MERGE.write(build, rows, columns);
      }
      String time = inBatch(build);
      build
          .session()
          .execute(
              "delete from "
                  + build.targetSql()
                  + " as DBT_INTERNAL_DEST where "
                  + time
                  + predicates(build));
      return insert(build, rows, columns, " where " + time);
    }

    @Override
    Optional<Diagnostic> unusable(Build build) {
      if (!hasKey(build) || build.session().dialect() instanceof KeyedBatches) {
        return Optional.empty();
      }
      return Optional.of(
          build
              .unusable("microbatch incremental strategy does not support 'unique_key'")
              .withHelp(
                  "each batch replaces the events of its time; remove 'unique_key', or use merge"));
    }
  };

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

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

  /** Why it cannot add to what is there, as the node is configured. */
  Optional<Diagnostic> unusable(Build build) {
    return Optional.empty();
  }

  /** The configured strategy; empty if there is none of that name. */
  static Optional<IncrementalStrategy> of(Settings settings) {
    String word = settings.text("incremental_strategy").orElse("default").toLowerCase(Locale.ROOT);
    if (word.equals("default")) {
      return Optional.of(settings.texts("unique_key").isEmpty() ? APPEND : DELETE_INSERT);
    }
    return Stream.of(values()).filter(s -> s.word.equals(word.replace('_', '+'))).findFirst();
  }

  private static boolean hasKey(Build build) {
    return !build.settings().texts("unique_key").isEmpty();
  }

  static Diagnostic unknown(Build build) {
    String typed = build.settings().text("incremental_strategy").orElse("");
    return build
        .unusable("the incremental strategy '" + typed + "' is not known here")
        .withHelp(Suggestion.help(typed, Stream.of(values()).map(s -> s.word).toList()));
  }

  static String predicates(Build build) {
    List<String> older = build.settings().texts("predicates");
    List<String> written =
        older.isEmpty() ? build.settings().texts("incremental_predicates") : older;
    return written.stream().map(predicate -> " and " + predicate).collect(Collectors.joining());
  }

  private static String inBatch(Build build) {
    Batch batch = build.batch().orElseThrow(() -> new IllegalStateException("not in a batch"));
    String time = build.settings().text("event_time").orElseThrow().strip();
    return time
        + " >= '"
        + MOMENT.format(batch.start())
        + "' and "
        + time
        + " < '"
        + MOMENT.format(batch.end())
        + "'";
  }

  private static long insert(Build build, RelationName rows, List<String> columns)
      throws SqlFailure {
    return insert(build, rows, columns, "");
  }

  private static long insert(Build build, RelationName rows, List<String> columns, String where)
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
                    + build.session().render(rows)
                    + where));
  }
}

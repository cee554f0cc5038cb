package dev.floe.runner.materialize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configuration of a merge: which keys there are, and what is wrong with their values. */
final class MergeConfig {

  static final String CLAUSES = "merge_clauses";
  static final String UPDATE_IF = "merge_update_condition";
  static final String INSERT_IF = "merge_insert_condition";
  static final String ONLY = "merge_update_columns";
  static final String NOT = "merge_exclude_columns";
  static final String SET = "merge_update_set_expressions";
  static final String USING = "merge_on_using_columns";
  static final String MATCHED = "when_matched";
  static final String NOT_MATCHED = "when_not_matched";

  private static final Set<String> TEXTS = Set.of(UPDATE_IF, INSERT_IF);
  private static final Set<String> LISTS = Set.of(ONLY, NOT, USING, "merge_returning_columns");
  private static final List<String> SIMPLE = List.of(UPDATE_IF, INSERT_IF, ONLY, SET, NOT);

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();

  private MergeConfig(Settings settings) {
    this.settings = settings;
  }

  /** What is wrong with the configuration, in the words its author can use. */
  static List<String> problems(Settings settings) {
    MergeConfig config = new MergeConfig(settings);
    TEXTS.stream().sorted().forEach(config::text);
    LISTS.stream().sorted().forEach(config::list);
    config.dictionary(SET);
    if (!settings.texts(ONLY).isEmpty() && !settings.texts(NOT).isEmpty()) {
      config.problems.add(ONLY + " and " + NOT + " exclude each other");
    }
    if (settings.values().get(CLAUSES) != null && config.dictionary(CLAUSES)) {
      config.clauses();
    }
    return List.copyOf(config.problems);
  }

  private void text(String key) {
    Object value = settings.values().get(key);
    if (value != null && !(value instanceof String)) {
      problems.add(key + " must be a string, found: " + shown(value));
    }
  }

  private void list(String key) {
    Object value = settings.values().get(key);
    if (value != null && !(value instanceof List<?>)) {
      problems.add(key + " must be a list, found: " + shown(value));
    }
  }

  private boolean dictionary(String key) {
    Object value = settings.values().get(key);
    if (value != null && !(value instanceof Map<?, ?>)) {
      problems.add(key + " must be a dictionary, found: " + shown(value));
      return false;
    }
    return true;
  }

  private void clauses() {
    Settings clauses = settings.map(CLAUSES);
    if (clauses.values().get(MATCHED) == null && clauses.values().get(NOT_MATCHED) == null) {
      problems.add(
          CLAUSES
              + " must contain at least one of '"
              + MATCHED
              + "' or '"
              + NOT_MATCHED
              + "' keys");
    }
    for (String kind : List.of(MATCHED, NOT_MATCHED)) {
      Optional.ofNullable(clauses.values().get(kind)).ifPresent(value -> clauses(kind, value));
    }
    List<String> ignored =
        SIMPLE.stream().filter(key -> isSet(settings.values().get(key))).toList();
    if (!ignored.isEmpty()) {
      problems.add(
          "with "
              + CLAUSES
              + ", these basic merge configurations will be ignored: "
              + String.join(", ", ignored));
    }
  }

  private void clauses(String kind, Object value) {
    if (!(value instanceof List<?> list)) {
      problems.add(CLAUSES + "." + kind + " must be a list");
      return;
    }
    if (list.isEmpty()) {
      problems.add(CLAUSES + "." + kind + " must contain at least one element");
    }
    for (Object clause : list) {
      if (!(clause instanceof Map<?, ?>)) {
        problems.add(
            CLAUSES + "." + kind + " elements must be dictionaries, found: " + shown(clause));
      }
    }
  }

  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  /** As its author would recognise it. */
  private static String shown(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(one -> one instanceof String text ? "'" + text + "'" : String.valueOf(one))
            .toList()
            .toString()
        : String.valueOf(value);
  }
}

package dev.floe.runner.materialize;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One {@code when … then …} of a merge, as its author configured it. */
final class MergeClause {

  private final Merge merge;
  private final Settings clause;

  private MergeClause(Merge merge, Settings clause) {
    this.merge = merge;
    this.clause = clause;
  }

  /** The clauses of a list, each as SQL. */
  static String all(Merge merge, Settings clauses, String kind, String when) {
    return !(clauses.values().get(kind) instanceof List<?> list)
        ? ""
        : list.stream()
            .map(one -> new MergeClause(merge, settings(one)).sql(when))
            .collect(Collectors.joining());
  }

  private static Settings settings(Object clause) {
    Map<String, Object> named = new TreeMap<>();
    if (clause instanceof Map<?, ?> map) {
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
    }
    return new Settings(named);
  }

  private String sql(String when) {
    String by = clause.text("by").map(side -> " by " + side.toLowerCase(Locale.ROOT)).orElse("");
    return " when " + when + by + condition() + " then " + action();
  }

  private String condition() {
    return clause.texts("condition").stream()
        .map(one -> " and (" + one + ")")
        .collect(Collectors.joining());
  }

  private String action() {
    String action = clause.text("action").orElse("").toLowerCase(Locale.ROOT);
    return switch (action) {
      case "update" -> "update " + written(this::update);
      case "insert" -> "insert " + written(this::insert);
      case "do_nothing" -> "do nothing";
      case "error" -> "error" + clause.text("error_message").map(MergeClause::literal).orElse("");
      default -> action;
    };
  }

  private static String literal(String text) {
    return " '" + text.replace("'", "''") + "'";
  }

  private String written(java.util.function.Supplier<String> explicit) {
    Optional<String> mode = clause.text("mode").map(word -> word.toLowerCase(Locale.ROOT));
    return switch (mode.orElse("explicit")) {
      case "by_name" -> "by name";
      case "by_position" -> "by position";
      case "star" -> clause.text("action").orElse("").equals("update") ? "set *" : "*";
      default -> explicit.get();
    };
  }

  private String update() {
    Settings update = clause.map("update");
    Settings expressions =
        update.map("set_expressions").isEmpty()
            ? clause.map("set_expressions")
            : update.map("set_expressions");
    boolean alone = update.isEmpty() && !expressions.isEmpty();
    return "set "
        + merge.assignments(update.texts("include"), update.texts("exclude"), expressions, !alone);
  }

  private String insert() {
    Settings insert = clause.map("insert");
    return insert.isEmpty()
        ? merge.everyColumn()
        : "("
            + String.join(", ", insert.texts("columns"))
            + ") values ("
            + String.join(", ", insert.texts("values"))
            + ")";
  }
}

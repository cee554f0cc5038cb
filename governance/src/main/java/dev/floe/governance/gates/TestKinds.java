package dev.floe.governance.gates;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.TestSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What generic tests prove, by their names: dbt's own and those of well-known packages. */
final class TestKinds {

  private static final Set<String> NOT_NULL =
      Set.of("not_null", "expect_column_values_to_not_be_null", "primary_key");

  private static final Set<String> UNIQUE =
      Set.of(
          "unique",
          "expect_column_values_to_be_unique",
          "unique_combination_of_columns",
          "expect_compound_columns_to_be_unique",
          "unique_key",
          "primary_key");

  private static final Set<String> REFERENCE =
      Set.of(
          "relationships",
          "relationships_where",
          "relationships_with_references",
          "foreign_key",
          "referential_integrity");

  private static final Set<String> RECENT =
      Set.of(
          "freshness",
          "recency",
          "expect_row_values_to_have_recent_data",
          "expect_grouped_row_values_to_have_recent_data",
          "freshness_anomalies",
          "event_freshness_anomalies");

  /** Arguments that name columns of the model the test stands at. */
  private static final List<String> COLUMN_ARGUMENTS =
      List.of(
          "column_name",
          "column_names",
          "column_list",
          "combination_of_columns",
          "columns",
          "column_A",
          "column_B",
          "group_by_columns",
          "group_by",
          "timestamp_column",
          "date_col",
          "sort_column");

  private TestKinds() {}

  static boolean provesNotNull(TestSpec test) {
    return NOT_NULL.contains(name(test))
        || (name(test).equals("not_null_proportion") && isOne(test.arguments().get("at_least")));
  }

  static boolean provesUnique(TestSpec test) {
    return UNIQUE.contains(name(test));
  }

  static boolean provesReference(TestSpec test) {
    return REFERENCE.contains(name(test));
  }

  static boolean provesRecent(TestSpec test) {
    return RECENT.contains(name(test));
  }

  /** A test by its own name, whatever package it comes from. */
  static boolean isNamed(TestSpec test, String name) {
    return name(test).equals(name);
  }

  /**
   * Whether a failing row stops what was built from being published: a test that only warns, that
   * tolerates rows, or that looks at some of them proves nothing about the rest.
   */
  static boolean isStrict(Node.Test test) {
    TestSpec spec = test.spec();
    Object where = test.config().get("where");
    return spec.severity().equalsIgnoreCase("error")
        && Set.of("!=0", ">0", ">=1", "<>0").contains(spec.errorIf().replace(" ", ""))
        && (where == null || where.toString().isBlank());
  }

  /** The columns of its own model that a test names, in small letters. */
  static Set<String> columns(TestSpec test) {
    List<String> names = new ArrayList<>(test.columns());
    for (Map.Entry<String, Object> argument : test.arguments().entrySet()) {
      boolean own =
          COLUMN_ARGUMENTS.contains(argument.getKey())
              || (argument.getKey().equals("field") && provesRecent(test));
      if (own) {
        names.addAll(texts(argument.getValue()));
      }
    }
    Set<String> columns = new LinkedHashSet<>();
    names.forEach(name -> columns.add(small(name)));
    return columns;
  }

  /** A condition in SQL that the test checks, if it is of that kind. */
  static String expression(TestSpec test) {
    return name(test).equals("expression_is_true")
        ? String.valueOf(test.arguments().getOrDefault("expression", ""))
        : "";
  }

  static String small(String name) {
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case List<?> many -> many.stream().map(String::valueOf).toList();
      default -> List.of();
    };
  }

  private static String name(TestSpec test) {
    return test.kind().substring(test.kind().lastIndexOf('.') + 1);
  }

  private static boolean isOne(@Nullable Object share) {
    return (share instanceof Number number && number.doubleValue() >= 1)
        || "1".equals(share)
        || "1.0".equals(share);
  }
}

package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows written by hand as a query that returns them, in the types of a relation. */
final class FixtureSql {

  private final Dialect dialect;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final String what;

  /**
   * @param columns of the relation the rows stand for
   * @param what the rows are, for messages
   */
  FixtureSql(Dialect dialect, List<Column> columns, String what) {
    this.dialect = dialect;
    this.what = what;
    columns.forEach(column -> this.columns.put(key(column.name()), column));
  }

  /** A query with every column of the relation; what the rows do not say is null. */
  String whole(List<Map<String, @Nullable Object>> rows) {
    named(rows);
    return query(rows, List.copyOf(columns.values()));
  }

  /** A query with the columns the rows name; with all of them if there are no rows. */
  String asWritten(List<Map<String, @Nullable Object>> rows) {
    return query(rows, named(rows));
  }

  /** The columns the rows name, in the order of first use; all of them if there are no rows. */
  List<Column> named(List<Map<String, @Nullable Object>> rows) {
    Map<String, Column> named = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      row.keySet().forEach(name -> named.put(key(name), column(name)));
    }
    return List.copyOf(rows.isEmpty() ? columns.values() : named.values());
  }

  private Column column(String name) {
    Column column = columns.get(key(name));
    if (column == null) {
      throw new RenderException(
              DbtCode.BAD_UNIT_TEST,
              "Invalid column name: '" + name + "' in unit test fixture for " + what + ".")
          .withHelp(
              "its columns are "
                  + String.join(", ", columns.values().stream().map(Column::name).toList()));
    }
    return column;
  }

  private String query(List<Map<String, @Nullable Object>> rows, List<Column> selected) {
    if (rows.isEmpty()) {
      return select(Map.of(), selected) + " where 1 = 0";
    }
    List<String> parts = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      row.forEach((name, value) -> values.put(key(name), value));
      parts.add(select(values, selected));
    }
    return String.join("\nunion all\n", parts);
  }

  private String select(Map<String, @Nullable Object> values, List<Column> selected) {
    List<String> items = new ArrayList<>();
    for (Column column : selected) {
      items.add(
          "cast("
              + literal(values.get(key(column.name())))
              + " as "
              + column.nativeType()
              + ") as "
              + dialect.quote(column.name()));
    }
    return "select " + String.join(", ", items);
  }

  /** Lists and mappings are written as Python does, which is how the engine reads them too. */
  private String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> dialect.literal(text);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> Texts.str(PlainPython.of(value));
    };
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

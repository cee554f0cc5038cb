package dev.floe.cli.rows;

import dev.floe.cli.console.TextTable;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How rows are written. */
public enum RowFormat {
  TABLE,
  CSV,
  JSON;

  /** The rows, ending with a line feed. */
  public String write(Rows rows) {
    return switch (this) {
      case TABLE -> table(rows);
      case CSV -> csv(rows);
      case JSON -> new JsonText().value(objects(rows)) + "\n";
    };
  }

  private static String table(Rows rows) {
    TextTable table =
        new TextTable(
            rows.columns().stream()
                .map(column -> new TextTable.Column(column.name(), isNumber(column.type())))
                .toList());
    for (List<@Nullable Object> row : rows.rows()) {
      table.row(row.stream().map(value -> value == null ? "NULL" : Cell.text(value)).toList());
    }
    return table.render();
  }

  private static boolean isNumber(Type type) {
    return switch (type) {
      case Type.Decimal decimal -> true;
      case Type.Scalar(Type.Kind kind) ->
          switch (kind) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT, FLOAT, DOUBLE -> true;
            case UTINYINT, USMALLINT, UINTEGER, UBIGINT, UHUGEINT -> true;
            case BOOLEAN, VARCHAR, BINARY, DATE, TIME, TIME_TZ, TIMESTAMP, TIMESTAMP_TZ -> false;
            case INTERVAL, UUID, JSON, BIT -> false;
          };
      case Type.ListOf list -> false;
      case Type.Struct struct -> false;
      case Type.MapOf map -> false;
      case Type.Enumeration enumeration -> false;
      case Type.Native other -> false;
      case Type.Unknown unknown -> false;
    };
  }

  /** RFC 4180; NULL is an empty field, an empty text is quoted. */
  private static String csv(Rows rows) {
    StringBuilder out = new StringBuilder();
    line(out, rows.columns().stream().map(column -> quoted(column.name())).toList());
    for (List<@Nullable Object> row : rows.rows()) {
      line(out, row.stream().map(value -> value == null ? "" : quoted(Cell.text(value))).toList());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> fields) {
    out.append(String.join(",", fields)).append('\n');
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** One map for each row, in the order of the columns; a name that comes twice gets a number. */
  public static List<Map<String, @Nullable Object>> objects(Rows rows) {
    List<String> names = names(rows.columns());
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (List<@Nullable Object> row : rows.rows()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        object.put(names.get(i), Cell.json(row.get(i)));
      }
      objects.add(object);
    }
    return objects;
  }

  private static List<String> names(List<Column> columns) {
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      String name = column.name();
      for (int n = 2; names.contains(name); n++) {
        name = column.name() + "_" + n;
      }
      names.add(name);
    }
    return names;
  }
}

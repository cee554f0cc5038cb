package dev.floe.dbt.adapter;

import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Signature;
import dev.floe.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constraints of a contract as DDL, for materializations written in Jinja. */
final class ConstraintDdl {

  private ConstraintDdl() {}

  static Object columns(Call call, Dialect dialect) {
    Object given = Signature.of("render_raw_columns_constraints", "raw_columns").bind(call)[0];
    PyList lines = new PyList();
    if (given instanceof PyDict columns) {
      PlainPython.map(columns).values().forEach(column -> lines.add(column(column, dialect)));
    }
    return lines;
  }

  private static String column(@Nullable Object plain, Dialect dialect) {
    Map<?, ?> column = plain instanceof Map<?, ?> map ? map : Map.of();
    String name = String.valueOf(column.get("name"));
    List<String> words = new ArrayList<>();
    words.add(Boolean.TRUE.equals(column.get("quote")) ? dialect.quote(name) : name);
    words.add(String.valueOf(column.get("data_type")));
    if (column.get("constraints") instanceof List<?> constraints) {
      constraints.forEach(
          one -> words.add(ofColumn(one instanceof Map<?, ?> map ? map : Map.of())));
    }
    return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  private static String text(Map<?, ?> constraint, String key) {
    Object value = constraint.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  private static String ofColumn(Map<?, ?> constraint) {
    String expression = text(constraint, "expression");
    return switch (text(constraint, "type")) {
      case "check" -> expression.isEmpty() ? "" : "check (" + expression + ")";
      case "not_null" -> ("not null " + expression).strip();
      case "unique" -> ("unique " + expression).strip();
      case "primary_key" -> ("primary key " + expression).strip();
      case "foreign_key" -> foreignKey(constraint, expression);
      case "custom" -> expression;
      default -> "";
    };
  }

  private static String foreignKey(Map<?, ?> constraint, String expression) {
    String to = text(constraint, "to");
    return to.isEmpty()
        ? "references " + expression
        : "references " + to + " (" + joined(constraint.get("to_columns")) + ")";
  }

  private static String joined(@Nullable Object names) {
    return names instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : "";
  }

  static Object model(Call call) {
    Object given = Signature.of("render_raw_model_constraints", "raw_constraints").bind(call)[0];
    PyList lines = new PyList();
    if (given != null && PlainPython.plain(given) instanceof List<?> constraints) {
      for (Object one : constraints) {
        String line = ofModel(one instanceof Map<?, ?> map ? map : Map.of());
        if (!line.isEmpty()) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static String ofModel(Map<?, ?> constraint) {
    String name = text(constraint, "name");
    String prefix = name.isEmpty() ? "" : "constraint " + name + " ";
    String columns = joined(constraint.get("columns"));
    String expression = text(constraint, "expression");
    return switch (text(constraint, "type")) {
      case "check" -> prefix + "check (" + expression + ")";
      case "unique" -> (prefix + "unique " + expression + " (" + columns + ")").replace("  ", " ");
      case "primary_key" ->
          (prefix + "primary key " + expression + " (" + columns + ")").replace("  ", " ");
      case "foreign_key" ->
          prefix + "foreign key (" + columns + ") " + foreignKey(constraint, expression);
      case "custom" -> prefix + expression;
      default -> "";
    };
  }
}

package dev.floe.dbt.adapter;

import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Signature;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column of agate's tables, told by its values.
 *
 * @param values of the column
 */
record DataType(List<Object> values) implements PyObject {

  @Override
  public String typeName() {
    Object first = values.stream().filter(value -> value != None.NONE).findFirst().orElse("");
    return switch (first) {
      case Number number -> "agate.data_types.number.Number";
      case Boolean truth -> "agate.data_types.boolean.Boolean";
      default -> "agate.data_types.text.Text";
    };
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("jsonify")
        ? new Function(name, call -> plain(Signature.of(name, "d").bind(call)[0]))
        : null;
  }

  /** A value as JSON can write it. */
  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> None.NONE;
      case BigDecimal number -> number.doubleValue();
      case Number number -> number;
      case Boolean truth -> truth;
      case None none -> none;
      default -> PlainPython.of(PlainPython.plain(value));
    };
  }
}

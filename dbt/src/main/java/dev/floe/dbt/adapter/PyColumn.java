package dev.floe.dbt.adapter;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instance of {@code api.Column}. Immutable. */
public record PyColumn(
    String column,
    String dtype,
    Optional<Long> charSize,
    Optional<Long> numericPrecision,
    Optional<Long> numericScale,
    Dialect dialect)
    implements PyObject {

  private static final long DEFAULT_STRING_SIZE = 256;

  /** A column as an engine reports it. */
  public static PyColumn of(Column column, Dialect dialect) {
    return new PyColumn(
        column.name(),
        column.nativeType(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        dialect);
  }

  String dataType() {
    if (isString() && charSize.isPresent()) {
      return "character varying(" + charSize.get() + ")";
    }
    if (ColumnTypes.isNumeric(dtype) && numericPrecision.isPresent()) {
      return numericType(dtype, numericPrecision, numericScale);
    }
    return dtype;
  }

  static String numericType(String dtype, Optional<Long> precision, Optional<Long> scale) {
    return precision.isEmpty() || scale.isEmpty()
        ? dtype
        : dtype + "(" + precision.get() + "," + scale.get() + ")";
  }

  boolean isString() {
    return ColumnTypes.isString(dtype);
  }

  boolean isNumber() {
    return ColumnTypes.isFloat(dtype)
        || ColumnTypes.isInteger(dtype)
        || ColumnTypes.isNumeric(dtype);
  }

  long stringSize() {
    if (!isString()) {
      throw new RenderException(Fault.RUNTIME, "Called string_size() on non-string field!");
    }
    return charSize.orElse(DEFAULT_STRING_SIZE);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "column", "name" -> column;
      case "dtype" -> dtype;
      case "data_type", "expanded_data_type" -> dataType();
      case "quoted" -> dialect.quote(column);
      case "char_size" -> orNone(charSize);
      case "numeric_precision" -> orNone(numericPrecision);
      case "numeric_scale" -> orNone(numericScale);
      case "is_string" -> new Function(name, call -> isString());
      case "is_number" -> new Function(name, call -> isNumber());
      case "is_float" -> new Function(name, call -> ColumnTypes.isFloat(dtype));
      case "is_integer" -> new Function(name, call -> ColumnTypes.isInteger(dtype));
      case "is_numeric" -> new Function(name, call -> ColumnTypes.isNumeric(dtype));
      case "string_size" -> new Function(name, call -> stringSize());
      case "can_expand_to" ->
          new Function(name, call -> canExpandTo(Signature.of(name, "other_column").bind(call)[0]));
      case "literal" ->
          new Function(
              name,
              call -> {
                Object value = Signature.of(name, "value").bind(call)[0];
                return Texts.str(value == null ? None.NONE : value) + "::" + dataType();
              });
      default -> null;
    };
  }

  private boolean canExpandTo(@Nullable Object other) {
    return other instanceof PyColumn that
        && isString()
        && that.isString()
        && that.stringSize() > stringSize();
  }

  private static Object orNone(Optional<Long> number) {
    return number.isPresent() ? number.get() : None.NONE;
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of(
        "name",
        "column",
        "dtype",
        "data_type",
        "quoted",
        "char_size",
        "numeric_precision",
        "numeric_scale",
        "is_string",
        "is_number",
        "is_float",
        "is_integer",
        "is_numeric",
        "string_size",
        "can_expand_to",
        "literal");
  }

  @Override
  public String typeName() {
    return "Column";
  }

  @Override
  public String repr() {
    return "<Column " + column + " (" + dataType() + ")>";
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyColumn that
        && column.equals(that.column)
        && dtype.equals(that.dtype)
        && charSize.equals(that.charSize);
  }

  @Override
  public Object hashKey() {
    return List.of(column, dtype, charSize);
  }

  /** A column of these parts, as templates make them. */
  static PyColumn create(@Nullable Object[] args, Dialect dialect) {
    return new PyColumn(
        Arguments.text(args[0], "Column", "column"),
        ColumnTypes.translate(Arguments.text(args[1], "Column", "dtype")),
        number(args[2]),
        number(args[3]),
        number(args[4]),
        dialect);
  }

  static Optional<Long> number(@Nullable Object argument) {
    return Arguments.absent(argument)
        ? Optional.empty()
        : Optional.of(argument instanceof Number n ? n.longValue() : Arguments.whole(argument, 0));
  }
}

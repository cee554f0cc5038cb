package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyType;
import dev.floe.jinja.value.Signature;
import dev.floe.spi.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code api.Column}: the class whose instances are {@link PyColumn}. */
public final class ColumnClass {

  private final Dialect dialect;

  public ColumnClass(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The class as templates see it. */
  public PyType type() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("create", new Function("create", this::create));
    members.put(
        "translate_type",
        new Function(
            "translate_type",
            call ->
                ColumnTypes.translate(
                    Arguments.text(
                        Signature.of("translate_type", "dtype").bind(call)[0],
                        "translate_type",
                        "dtype"))));
    members.put("numeric_type", new Function("numeric_type", ColumnClass::numericType));
    members.put(
        "string_type",
        new Function(
            "string_type",
            call ->
                "character varying("
                    + Arguments.whole(Signature.of("string_type", "size").bind(call)[0], 256)
                    + ")"));
    return new PyType("Column", this::create, members);
  }

  private Object create(Call call) {
    return PyColumn.create(
        Signature.of(
                "Column", "column", "dtype", "char_size?", "numeric_precision?", "numeric_scale?")
            .bind(call),
        dialect);
  }

  private static Object numericType(Call call) {
    @Nullable Object[] args =
        Signature.of("numeric_type", "dtype", "precision", "scale").bind(call);
    return PyColumn.numericType(
        Arguments.text(args[0], "numeric_type", "dtype"),
        PyColumn.number(args[1]),
        PyColumn.number(args[2]));
  }
}

package dev.floe.dbt.adapter;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.RelationName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of the adapter's methods. */
final class AdapterArguments {

  private AdapterArguments() {}

  /** The only argument of a method, as text. */
  static String text(Call call, String method, String parameter) {
    return Arguments.text(Signature.of(method, parameter).bind(call)[0], method, parameter);
  }

  /** A part of a name; empty where none is given. */
  static Optional<String> part(@Nullable Object argument) {
    return Arguments.absent(argument)
        ? Optional.empty()
        : Optional.of(Texts.str(argument == null ? "" : argument)).filter(p -> !p.isEmpty());
  }

  static PyRelation relation(@Nullable Object argument, String method) {
    if (argument instanceof PyRelation relation) {
      return relation;
    }
    throw new RenderException(Fault.TYPE, method + "() takes a relation");
  }

  static RelationName name(PyRelation relation, String method) {
    return relation
        .name()
        .orElseThrow(
            () -> new RenderException(Fault.VALUE, method + "(): the relation has no identifier"));
  }
}

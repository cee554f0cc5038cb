package dev.floe.jinja.eval;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.PyTuple;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A macro, or the body of a call block, together with the variables around it. */
record MacroValue(MacroUnit unit, Activation around) implements PyObject, Printing {

  @Override
  public Object call(Call call) {
    return unit.invoke(call, around, around.run);
  }

  @Override
  public @Nullable Object print(Call call, Output out) {
    return unit.print(call, around, around.run, out);
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.Macro";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "name" -> unit.callBlock() ? dev.floe.jinja.value.None.NONE : unit.name();
      case "arguments" -> PyTuple.copyOf(unit.parameters());
      case "catch_kwargs" -> unit.keywordsSlot() >= 0;
      case "catch_varargs" -> unit.restSlot() >= 0;
      case "caller" -> unit.callerSlot() >= 0 || unit.parameters().contains("caller");
      default -> null;
    };
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("name", "arguments", "catch_kwargs", "catch_varargs", "caller");
  }

  @Override
  public boolean equalTo(Object other) {
    return this == other;
  }

  @Override
  public Object hashKey() {
    return List.of(unit, around);
  }

  @Override
  public String repr() {
    return unit.callBlock() ? "<Macro anonymous>" : "<Macro '" + unit.name() + "'>";
  }
}

package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code cycler(…)} gives: its values one after the other, over and over. */
final class Cycler implements PyObject {

  private final List<Object> items;
  private int position;

  Cycler(List<Object> items) {
    if (items.isEmpty()) {
      throw new RenderException(Fault.PYTHON_RUNTIME, "at least one item has to be provided");
    }
    this.items = List.copyOf(items);
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Cycler";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "current" -> items.get(position);
      case "next", "__next__" -> new Function("next", call -> next());
      case "reset" ->
          new Function(
              "reset",
              call -> {
                position = 0;
                return None.NONE;
              });
      case "pos" -> (long) position;
      default -> null;
    };
  }

  private Object next() {
    Object current = items.get(position);
    position = (position + 1) % items.size();
    return current;
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("current", "next", "reset", "pos");
  }
}

package dev.floe.jinja.value;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that is nothing but its attributes: a module of Python's, or a group of functions. */
public record PyModule(String name, Map<String, Object> members) implements PyObject {

  public PyModule {
    members = Map.copyOf(members);
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return members.get(attribute);
  }

  @Override
  public Collection<String> attributeNames() {
    return members.keySet();
  }

  @Override
  public String repr() {
    return "<module '" + name + "'>";
  }
}

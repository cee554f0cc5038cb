package dev.floe.jinja.value;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class: calling it makes an instance, its attributes are its class methods. */
public record PyType(String name, PyCallable constructor, Map<String, Object> members)
    implements PyObject, PyCallable {

  public PyType {
    members = Map.copyOf(members);
  }

  @Override
  public Object call(Call call) {
    return constructor.call(call);
  }

  @Override
  public String typeName() {
    return "type";
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
    return "<class '" + name + "'>";
  }
}

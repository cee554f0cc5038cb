package dev.floe.jinja.value;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of one type, by name. */
public final class MethodTable<T> {

  /** What a method does. */
  @FunctionalInterface
  public interface Body<T> {

    Object invoke(T self, Call call);
  }

  private final Map<String, Body<T>> methods;

  public MethodTable(Map<String, Body<T>> methods) {
    this.methods = Map.copyOf(methods);
  }

  /** The method of that name with its object; null if the type has none. */
  public @Nullable Object bind(T self, String name) {
    Body<T> body = methods.get(name);
    return body == null ? null : new BoundMethod<>(self, name, body);
  }

  boolean has(String name) {
    return methods.containsKey(name);
  }

  public Collection<String> names() {
    return methods.keySet();
  }

  private record BoundMethod<T>(T self, String name, Body<T> body) implements PyObject, PyCallable {

    @Override
    public Object call(Call call) {
      return body.invoke(self, call);
    }

    @Override
    public String typeName() {
      return "builtin_function_or_method";
    }

    @Override
    public String repr() {
      return "<built-in method " + name + " of " + Types.name(self) + " object>";
    }
  }
}

package dev.floe.jinja.value;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of one type, by name. What a method does is looked up when a template names it. */
public final class MethodTable<T> {

  /** What a method does. */
  @FunctionalInterface
  public interface Body<T> {

    Object invoke(T self, Call call);
  }

  /** Finds what a method does; null if there is none of that name. */
  @FunctionalInterface
  public interface Lookup<T> {

    @Nullable Body<T> find(String name);
  }

  private final Set<String> names;
  private final Lookup<T> lookup;

  /**
   * A table of methods.
   *
   * @param names all that {@code lookup} finds
   */
  public MethodTable(Collection<String> names, Lookup<T> lookup) {
    this.names = Set.copyOf(names);
    this.lookup = lookup;
  }

  /** The method of that name with its object; null if the type has none. */
  public @Nullable Object bind(T self, String name) {
    Body<T> body = lookup.find(name);
    return body == null ? null : new BoundMethod<>(self, name, body);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  public Collection<String> names() {
    return names;
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

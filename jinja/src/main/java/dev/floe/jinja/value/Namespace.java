package dev.floe.jinja.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code namespace()}: the one object whose attributes {@code set} can assign. */
public final class Namespace implements PyIndexed {

  private final Map<String, Object> attributes = new LinkedHashMap<>();

  /** A namespace with the attributes of {@code dict(*args, **kwargs)}. */
  public static Namespace of(Call call) {
    PyDict initial = new PyDict();
    DictMethods.fill(initial, call);
    Namespace namespace = new Namespace();
    initial.entries().forEachRemaining(e -> namespace.assign(Texts.str(e.getKey()), e.getValue()));
    return namespace;
  }

  public void assign(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Namespace";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return attributes.get(name);
  }

  @Override
  public @Nullable Object item(Object key) {
    return attributes.get(Texts.str(key));
  }

  @Override
  public Collection<String> attributeNames() {
    return attributes.keySet();
  }

  @Override
  public String repr() {
    return "<Namespace " + PyDict.copyOf(attributes).repr() + ">";
  }
}

package dev.floe.jinja.value;

import org.jspecify.annotations.Nullable;

/** A value with items: {@code value[key]}. */
public interface PyIndexed extends PyObject {

  /** The item at a key or index; null if there is none. */
  @Nullable Object item(Object key);
}

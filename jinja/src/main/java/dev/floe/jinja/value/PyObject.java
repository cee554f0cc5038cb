package dev.floe.jinja.value;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that templates can hold and that is not a scalar. What else it can do are further
 * interfaces: {@link PyCallable}, {@link PyIndexed}, {@link PyIterable}, {@link PySized}, {@link
 * PyContainer}, {@link PyArithmetic}.
 */
public interface PyObject {

  /** The name of its type, as Python's messages show it. */
  String typeName();

  /** How a message names a value that lacks a member: {@code dict object}. */
  default String description() {
    return typeName() + " object";
  }

  /** The value of an attribute or a bound method; null if there is none of that name. */
  default @Nullable Object attribute(String name) {
    return null;
  }

  /** The attributes there are, for "did you mean". */
  default Collection<String> attributeNames() {
    return List.of();
  }

  /** What Python's {@code repr} gives. */
  default String repr() {
    return "<" + typeName() + " object>";
  }

  /** What printing it gives. */
  default String str() {
    return repr();
  }

  /** Whether it counts as true. */
  default boolean isTrue() {
    return !(this instanceof PySized sized) || sized.length() != 0;
  }

  /** Python's {@code ==}; must agree with {@link #hashKey()}. */
  default boolean equalTo(Object other) {
    return this == other;
  }

  /**
   * An object whose {@code equals} and {@code hashCode} identify this value as a key; throws a
   * TypeError where the value is unhashable.
   */
  default Object hashKey() {
    return this;
  }
}

package dev.floe.jinja.value;

import org.jspecify.annotations.Nullable;

/** A value with operators of its own. */
public interface PyArithmetic extends PyObject {

  /**
   * The result of {@code this operator other}, or of {@code other operator this} if reflected; null
   * if the operator does not fit the other value.
   *
   * @param operator as written: {@code +}, {@code -}, {@code *}, {@code /}, {@code //}, {@code %},
   *     {@code **}, and {@code -x}, {@code +x} with this value on both sides
   */
  @Nullable Object apply(String operator, Object other, boolean reflected);
}

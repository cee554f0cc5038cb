package dev.floe.jinja.python;

/** Where a format string takes the values of its fields from. */
@FunctionalInterface
interface FieldSource {

  /**
   * The value that a field starts with.
   *
   * @param name what stands before the first dot or bracket: a number, a name or nothing
   * @param whole the field with its attributes and items
   */
  Object first(String name, String whole);
}

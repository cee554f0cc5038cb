package dev.floe.jinja.python;

import dev.floe.jinja.error.RenderException;

/** The fields of {@code format_map}: keys of a mapping, or of whatever has items. */
record MappedFields(Object mapping) implements FieldSource {

  @Override
  public Object first(String name, String whole) {
    if (name.isEmpty() || FieldPath.isNumber(name)) {
      throw RenderException.valueError("Format string contains positional fields");
    }
    return FieldPath.item(mapping, name);
  }
}

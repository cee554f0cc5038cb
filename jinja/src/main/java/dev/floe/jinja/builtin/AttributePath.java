package dev.floe.jinja.builtin;

import dev.floe.jinja.python.Attributes;
import dev.floe.jinja.python.CaseMapping;
import dev.floe.jinja.python.StringClasses;
import dev.floe.jinja.python.TextParts;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code attribute} of many filters: {@code 'owner.name'}, {@code 0}, or none for the item. */
record AttributePath(RenderState state, List<Object> parts, @Nullable Object fallback) {

  static AttributePath of(RenderState state, @Nullable Object attribute) {
    return of(state, attribute, null);
  }

  static AttributePath of(
      RenderState state, @Nullable Object attribute, @Nullable Object fallback) {
    if (attribute == null || attribute == None.NONE) {
      return new AttributePath(state, List.of(), fallback);
    }
    if (!Types.isString(attribute)) {
      return new AttributePath(state, List.of(attribute), fallback);
    }
    List<Object> parts = new ArrayList<>();
    for (String part : Texts.str(attribute).split("\\.", -1)) {
      parts.add(StringClasses.isDigit(part) ? (Object) Long.parseLong(part) : part);
    }
    return new AttributePath(state, parts, fallback);
  }

  Object get(Object item) {
    Object value = item;
    for (Object part : parts) {
      value = Attributes.item(state, value, part);
      if (fallback != null && value instanceof Undefined) {
        value = fallback;
      }
    }
    return value;
  }

  /** Strings in lower case where case does not matter; everything else as it is. */
  static Object key(Object value, boolean caseSensitive) {
    return !caseSensitive && Types.isString(value)
        ? TextParts.like(value, CaseMapping.lower(Texts.str(value)))
        : value;
  }
}

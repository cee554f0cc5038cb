package dev.floe.jinja.python;

import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How templates reach into values: {@code value.name} and {@code value[key]}. */
public final class Attributes {

  private Attributes() {}

  /** {@code value.name}: the attribute, else the item, else undefined. */
  public static Object get(RenderState state, Object value, String name) {
    Object found = attribute(value, name);
    if (found == null && value instanceof PyIndexed indexed) {
      found = indexed.item(name);
    }
    return found != null ? found : undefined(state, value, name);
  }

  /** {@code value[key]}: the item, else the attribute of that name, else undefined. */
  public static Object item(RenderState state, Object value, Object key) {
    Object found = itemOrNull(value, key);
    if (found == null && Types.isString(key)) {
      found = attribute(value, Texts.str(key));
    }
    return found != null ? found : undefined(state, value, key);
  }

  /** The attribute alone, as {@code getattr} finds it; null if there is none. */
  public static @Nullable Object attribute(Object value, String name) {
    if (value instanceof PyObject object && !(value instanceof Markup)) {
      return object.attribute(name);
    }
    if (value instanceof Markup) {
      return MarkupMethods.TABLE.bind(value, name);
    }
    return Types.isString(value)
        ? StringMethods.TABLE.bind(value, name)
        : NumberMethods.attribute(value, name);
  }

  /** The item alone, as {@code value[key]} finds it in Python; null if there is none. */
  public static @Nullable Object itemOrNull(Object value, Object key) {
    if (value instanceof PyIndexed indexed) {
      return indexed.item(key instanceof MappedText text ? text.toString() : key);
    }
    if (!Types.isString(value) || !Numbers.isInteger(key)) {
      return null;
    }
    if (value instanceof MappedText mapped) {
      CharSequence found = Slices.characterAt(mapped, Numbers.toIndex(key));
      return found.isEmpty() ? null : found;
    }
    String found = Slices.characterAt(value, Numbers.toIndex(key));
    return found.isEmpty() ? null : value instanceof Markup ? new Markup(found) : found;
  }

  private static Undefined undefined(RenderState state, Object value, Object name) {
    Object shown = name instanceof MappedText text ? text.toString() : name;
    return Undefined.member(state.environment().undefined(), value, shown, () -> names(value));
  }

  private static Collection<String> names(Object value) {
    if (value instanceof Markup) {
      return MarkupMethods.TABLE.names();
    }
    if (value instanceof PyObject object) {
      return object.attributeNames();
    }
    return Types.isString(value) ? StringMethods.TABLE.names() : List.of();
  }
}

package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code value[start:stop:step]}. */
public final class Slices {

  /** The indexes a slice selects: {@code count} of them from {@code first}, {@code step} apart. */
  private record Selection(int first, int step, int count) {

    int index(int i) {
      return first + i * step;
    }
  }

  private Slices() {}

  /** The slice of a sequence; bounds are ints or none. */
  public static Object slice(Object value, Object from, Object to, Object step) {
    return switch (value) {
      case PyList list -> PyList.copyOf(pick(list.items(), from, to, step));
      case PyTuple tuple -> PyTuple.copyOf(pick(tuple.items(), from, to, step));
      case String text -> text(text, from, to, step);
      case MappedText text -> text(text, from, to, step);
      case Markup text -> new Markup(text(text.text(), from, to, step).toString());
      case PyRange range -> range(range, select(range.length(), from, to, step));
      case Undefined undefined when undefined.attribute("slice") != null -> undefined;
      case PyDict dict -> throw new RenderException(Fault.TYPE, "unhashable type: 'slice'");
      default ->
          throw new RenderException(
              Fault.TYPE, "'" + Types.name(value) + "' object is not subscriptable");
    };
  }

  private static List<Object> pick(List<Object> items, Object from, Object to, Object step) {
    Selection selection = select(items.size(), from, to, step);
    List<Object> picked = new ArrayList<>(selection.count);
    for (int i = 0; i < selection.count; i++) {
      picked.add(items.get(selection.index(i)));
    }
    return picked;
  }

  private static Object range(PyRange range, Selection selection) {
    long start = range.start() + range.step() * selection.first;
    long step = range.step() * selection.step;
    return new PyRange(start, start + step * selection.count, step);
  }

  private static CharSequence text(CharSequence value, Object from, Object to, Object step) {
    String text = value.toString();
    int[] starts = codePointStarts(text);
    Selection selection = select(starts.length - 1, from, to, step);
    if (selection.step == 1) {
      int end = starts[selection.first + selection.count];
      return value.subSequence(starts[selection.first], end);
    }
    TextBuilder out = new TextBuilder(selection.count, value instanceof MappedText);
    StringBuilder plain = new StringBuilder(selection.count);
    for (int i = 0; i < selection.count; i++) {
      int index = selection.index(i);
      if (value instanceof MappedText mapped) {
        out.append(mapped, starts[index], starts[index + 1]);
      } else {
        plain.append(text, starts[index], starts[index + 1]);
      }
    }
    return value instanceof MappedText ? out.toMappedText() : plain.toString();
  }

  /** The UTF-16 index of each code point, and the length at the end. */
  private static int[] codePointStarts(String text) {
    int[] starts = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < starts.length - 1; i++) {
      starts[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    starts[starts.length - 1] = at;
    return starts;
  }

  private static Selection select(int length, Object from, Object to, Object step) {
    int by = step == None.NONE ? 1 : index(step);
    if (by == 0) {
      throw new RenderException(Fault.VALUE, "slice step cannot be zero");
    }
    int low = by > 0 ? 0 : -1;
    int high = by > 0 ? length : length - 1;
    int first = from == None.NONE ? (by > 0 ? low : high) : bound(from, length, low, high);
    int stop = to == None.NONE ? (by > 0 ? high : low) : bound(to, length, low, high);
    long span = by > 0 ? (long) stop - first : (long) first - stop;
    long stride = Math.abs((long) by);
    int count = span <= 0 ? 0 : (int) ((span + stride - 1) / stride);
    return new Selection(count == 0 ? 0 : first, by, count);
  }

  private static int bound(Object value, int length, int low, int high) {
    long index = index(value);
    return Math.clamp(index < 0 ? index + length : index, low, high);
  }

  private static int index(Object value) {
    if (!Numbers.isInteger(value)) {
      throw new RenderException(
          Fault.TYPE, "slice indices must be integers or None or have an __index__ method");
    }
    return Numbers.toIndex(value);
  }

  /** The character at an index, from the end if below zero; empty if there is none. */
  static CharSequence characterAt(CharSequence value, int index) {
    String text = value.toString();
    int length = text.codePointCount(0, text.length());
    int at = index < 0 ? index + length : index;
    if (at < 0 || at >= length) {
      return "";
    }
    int start = text.offsetByCodePoints(0, at);
    return value.subSequence(start, start + Character.charCount(text.codePointAt(start)));
  }

  /** For plain text that is not mapped. */
  static String characterAt(Object value, int index) {
    return characterAt((CharSequence) Texts.str(value), index).toString();
  }
}

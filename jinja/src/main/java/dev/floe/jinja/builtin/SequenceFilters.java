package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Arithmetic;
import dev.floe.jinja.python.Attributes;
import dev.floe.jinja.python.Slices;
import dev.floe.jinja.python.TextParts;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.MappedIterator;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyGenerator;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Filters on sequences as a whole. */
final class SequenceFilters {

  private static final Signature LEN = Signature.of("len", "obj");
  private static final Signature FIRST = Signature.of("do_first", "seq").passedContext();
  private static final Signature LAST = Signature.of("do_last", "seq").passedContext();
  private static final Signature RANDOM = Signature.of("do_random", "seq").passedContext();
  private static final Signature LIST = Signature.of("do_list", "value");
  private static final Signature JOIN =
      Signature.of("do_join", "value", "d?", "attribute?").passedContext();
  private static final Signature REVERSE = Signature.of("do_reverse", "value");
  private static final Signature BATCH =
      Signature.of("do_batch", "value", "linecount", "fill_with?");
  private static final Signature SLICE = Signature.of("do_slice", "value", "slices", "fill_with?");
  private static final Signature SUM =
      Signature.of("do_sum", "iterable", "attribute?", "start?").passedContext();
  private static final Signature ITEMS = Signature.of("do_items", "value");
  private static final Signature DEFAULT =
      Signature.of("do_default", "value", "default_value?", "boolean?");
  private static final Signature ATTR = Signature.of("do_attr", "obj", "name").passedContext();
  private static final Signature PPRINT = Signature.of("do_pprint", "value");

  private SequenceFilters() {}

  static Object list(Call call) {
    return PyList.copyOf(Iteration.list(Args.of(LIST, call).value()));
  }

  static Object prettyPrint(Call call) {
    return PrettyPrint.format(Args.of(PPRINT, call).value());
  }

  static Object length(Call call) {
    return Iteration.length(Args.of(LEN, call).value());
  }

  static Object first(Call call) {
    Iterator<Object> all = Iteration.of(Args.of(FIRST, call).value()).iterator();
    return all.hasNext()
        ? all.next()
        : call.state().undefinedBecause("No first item, sequence was empty.", "");
  }

  static Object last(Call call) {
    List<Object> all = reversible(Args.of(LAST, call).value());
    return all.isEmpty()
        ? call.state().undefinedBecause("No last item, sequence was empty.", "")
        : all.getLast();
  }

  /** The items of what Python's {@code reversed} takes; a TypeError for everything else. */
  private static List<Object> reversible(Object value) {
    boolean sequence =
        value instanceof PyList
            || value instanceof PyTuple
            || value instanceof PyRange
            || value instanceof PyDict
            || value instanceof Undefined
            || Types.name(value).startsWith("dict_")
            || Types.isString(value);
    if (!sequence) {
      throw new RenderException(Fault.TYPE, "'" + Types.name(value) + "' object is not reversible");
    }
    List<Object> all = Iteration.list(value);
    if (value instanceof Markup) {
      // Python takes these by index, where it takes the first by iterating.
      all.replaceAll(each -> new Markup(Texts.str(each)));
    }
    return all;
  }

  static Object random(Call call) {
    List<Object> all = reversible(Args.of(RANDOM, call).value());
    return all.isEmpty()
        ? call.state().undefinedBecause("No random item, sequence was empty.", "")
        : all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  static Object join(Call call) {
    Args args = Args.of(JOIN, call);
    Object separator = args.has(1) ? args.required(1) : "";
    Iterable<Object> values = Iteration.of(args.value());
    if (args.orNone(2) != None.NONE) {
      AttributePath path = AttributePath.of(call.state(), args.required(2));
      Iterable<Object> all = values;
      values = () -> new MappedIterator(all.iterator(), path::get);
    }
    return TextParts.join(values, separator, call);
  }

  static Object reverse(Call call) {
    Object value = Args.of(REVERSE, call).value();
    if (Types.isString(value)) {
      return Slices.slice(value, None.NONE, None.NONE, -1L);
    }
    List<Object> all;
    try {
      all = Iteration.list(value);
    } catch (RenderException e) {
      // What an iterator fails with while it is read counts, too.
      throw e.kind().equals(Fault.TYPE.pythonName())
          ? Args.invalid("argument must be iterable")
          : e;
    }
    Collections.reverse(all);
    return switch (value) {
      case PyList list -> new PyGenerator("list_reverseiterator", all.iterator());
      case PyTuple tuple -> new PyGenerator("reversed", all.iterator());
      case PyDict dict -> new PyGenerator("dict_reversekeyiterator", all.iterator());
      case PyRange range -> new PyGenerator("range_iterator", all.iterator());
      case Undefined undefined -> new PyGenerator("reversed", all.iterator());
      default -> PyList.copyOf(all);
    };
  }

  static Object batch(Call call) {
    Args args = Args.of(BATCH, call);
    Iterator<Object> all = Iteration.of(args.value()).iterator();
    int size = args.number(1, 1);
    Object fill = args.orNone(2);
    List<Object> batches = new ArrayList<>();
    PyList current = new PyList();
    while (all.hasNext()) {
      if (current.length() == size) {
        batches.add(current);
        current = new PyList();
      }
      current.add(all.next());
    }
    if (current.length() > 0) {
      while (fill != None.NONE && current.length() < size) {
        current.add(fill);
      }
      batches.add(current);
    }
    return new PyGenerator("do_batch", batches.iterator());
  }

  static Object slice(Call call) {
    Args args = Args.of(SLICE, call);
    List<Object> all = Iteration.list(args.value());
    int slices = args.number(1, 1);
    if (slices == 0) {
      throw new RenderException(Fault.ZERO_DIVISION, "integer division or modulo by zero");
    }
    Object fill = args.orNone(2);
    int size = Math.floorDiv(all.size(), slices);
    int extra = Math.floorMod(all.size(), slices);
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < slices; i++) {
      int to = from + size + (i < extra ? 1 : 0);
      PyList part = PyList.copyOf(all.subList(from, to));
      if (fill != None.NONE && i >= extra) {
        part.add(fill);
      }
      parts.add(part);
      from = to;
    }
    return new PyGenerator("sync_do_slice", parts.iterator());
  }

  static Object sum(Call call) {
    Args args = Args.of(SUM, call);
    Object total = args.has(2) ? args.required(2) : 0L;
    if (Types.isString(total)) {
      throw new RenderException(Fault.TYPE, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    AttributePath path = AttributePath.of(call.state(), args.orNone(1));
    for (Object item : Iteration.of(args.value())) {
      total = Arithmetic.add(total, path.get(item), call.frame(), call.start());
    }
    return total;
  }

  static Object items(Call call) {
    Object value = Args.of(ITEMS, call).value();
    if (value instanceof Undefined) {
      return new PyGenerator("do_items", Collections.emptyIterator());
    }
    return new PyGenerator("do_items", new LazyIterator(() -> entries(value)));
  }

  private static Iterator<Object> entries(Object value) {
    if (value instanceof PyMapping mapping) {
      return pairs(mapping).iterator();
    }
    throw new RenderException(Fault.TYPE, "Can only get item pairs from a mapping.");
  }

  /** The entries of a mapping as tuples. */
  static List<Object> pairs(PyMapping mapping) {
    List<Object> pairs = new ArrayList<>();
    for (Object key : mapping) {
      Object value = mapping.item(key);
      pairs.add(PyTuple.of(key, value == null ? None.NONE : value));
    }
    return pairs;
  }

  static Object orDefault(Call call) {
    Args args = Args.of(DEFAULT, call);
    Object value = args.value();
    boolean replaces =
        value instanceof Undefined || args.flag(2, false) && !dev.floe.jinja.value.Truth.of(value);
    return replaces ? args.has(1) ? args.required(1) : "" : value;
  }

  static Object attribute(Call call) {
    Args args = Args.of(ATTR, call);
    String name = Texts.str(args.required(1));
    Object found = Attributes.attribute(args.value(), name);
    return found != null
        ? found
        : Undefined.member(call.state().environment().undefined(), args.value(), name, List::of);
  }
}

package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.ChosenIterator;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Keys;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyGenerator;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Sorting;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Filters that compare items: sort, unique, min, max, groupby, dictsort. */
final class OrderFilters {

  private static final Signature SORT =
      Signature.of("do_sort", "value", "reverse?", "case_sensitive?", "attribute?").passedContext();
  private static final Signature UNIQUE =
      Signature.of("do_unique", "value", "case_sensitive?", "attribute?").passedContext();
  private static final Signature MIN =
      Signature.of("do_min", "value", "case_sensitive?", "attribute?").passedContext();
  private static final Signature MAX =
      Signature.of("do_max", "value", "case_sensitive?", "attribute?").passedContext();
  private static final Signature GROUP_BY =
      Signature.of("do_groupby", "value", "attribute", "default?", "case_sensitive?")
          .passedContext();
  private static final Signature DICT_SORT =
      Signature.of("do_dictsort", "value", "case_sensitive?", "by?", "reverse?");

  private OrderFilters() {}

  static Object min(Call call) {
    return extreme(Args.of(MIN, call), Comparison.Order.LESS);
  }

  static Object max(Call call) {
    return extreme(Args.of(MAX, call), Comparison.Order.GREATER);
  }

  static Object sort(Call call) {
    Args args = Args.of(SORT, call);
    boolean caseSensitive = args.flag(2, false);
    List<AttributePath> paths = paths(call, args.orNone(3));
    UnaryOperator<Object> key =
        item -> {
          PyList keys = new PyList();
          paths.forEach(path -> keys.add(AttributePath.key(path.get(item), caseSensitive)));
          return keys;
        };
    List<Object> sorted = Sorting.sorted(Iteration.list(args.value()), key, args.flag(1, false));
    return PyList.copyOf(sorted);
  }

  /** Several attributes, separated by commas. */
  private static List<AttributePath> paths(Call call, Object attribute) {
    if (!Types.isString(attribute)) {
      return List.of(AttributePath.of(call.state(), attribute));
    }
    List<AttributePath> paths = new ArrayList<>();
    for (String each : Texts.str(attribute).split(",", -1)) {
      paths.add(AttributePath.of(call.state(), each));
    }
    return paths;
  }

  static Object unique(Call call) {
    Args args = Args.of(UNIQUE, call);
    boolean caseSensitive = args.flag(1, false);
    AttributePath path = AttributePath.of(call.state(), args.orNone(2));
    Set<Object> seen = new HashSet<>();
    Iterator<Object> all = new LazyIterator(() -> Iteration.of(args.value()).iterator());
    return new PyGenerator(
        "sync_do_unique",
        new ChosenIterator(
            all, item -> seen.add(Keys.of(AttributePath.key(path.get(item), caseSensitive)))));
  }

  private static Object extreme(Args args, Comparison.Order wanted) {
    boolean caseSensitive = args.flag(1, false);
    AttributePath path = AttributePath.of(args.call().state(), args.orNone(2));
    Iterator<Object> all = Iteration.of(args.value()).iterator();
    if (!all.hasNext()) {
      return args.call().state().undefinedBecause("No aggregated item, sequence was empty.", "");
    }
    Object best = all.next();
    Object bestKey = AttributePath.key(path.get(best), caseSensitive);
    while (all.hasNext()) {
      Object item = all.next();
      Object key = AttributePath.key(path.get(item), caseSensitive);
      if (Comparison.ordered(wanted, key, bestKey)) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  static Object groupBy(Call call) {
    Args args = Args.of(GROUP_BY, call);
    boolean caseSensitive = args.flag(3, false);
    Object fallback = args.orNone(2);
    AttributePath path =
        AttributePath.of(call.state(), args.required(1), fallback == None.NONE ? null : fallback);
    UnaryOperator<Object> key = item -> AttributePath.key(path.get(item), caseSensitive);
    List<Object> sorted = Sorting.sorted(Iteration.list(args.value()), key, false);
    PyList groups = new PyList();
    PyList current = new PyList();
    Object currentKey = None.NONE;
    for (Object item : sorted) {
      Object itsKey = key.apply(item);
      if (current.length() == 0 || !Comparison.equal(currentKey, itsKey)) {
        current = new PyList();
        currentKey = itsKey;
        groups.add(new Group(caseSensitive ? itsKey : path.get(item), current));
      }
      current.add(item);
    }
    return groups;
  }

  static Object dictSort(Call call) {
    Args args = Args.of(DICT_SORT, call);
    boolean caseSensitive = args.flag(1, false);
    String by = args.text(2, "key");
    if (!by.equals("key") && !by.equals("value")) {
      throw Args.invalid("You can only sort by either \"key\" or \"value\"");
    }
    if (args.value() instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!(args.value() instanceof PyMapping mapping)) {
      throw new RenderException(
          Fault.ATTRIBUTE, "'" + Types.name(args.value()) + "' object has no attribute 'items'");
    }
    int position = by.equals("key") ? 0 : 1;
    UnaryOperator<Object> key =
        pair -> AttributePath.key(((PyTuple) pair).items().get(position), caseSensitive);
    return PyList.copyOf(Sorting.sorted(SequenceFilters.pairs(mapping), key, args.flag(3, false)));
  }
}

package dev.floe.dbt.python;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.PyType;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code itertools}: the finite ones. Each gives a list, where Python gives an iterator. */
final class ItertoolsModule {

  static final PyModule MODULE = new PyModule("itertools", members());

  private ItertoolsModule() {}

  private static Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "chain",
        new PyType(
            "itertools.chain",
            call -> chain(lists(call.args())),
            Map.of(
                "from_iterable",
                new Function(
                    "from_iterable", call -> chain(lists(items(call.args().getFirst())))))));
    put(members, "product", ItertoolsModule::product);
    put(members, "combinations", call -> choose(call, false));
    put(members, "permutations", call -> choose(call, true));
    put(members, "zip_longest", ItertoolsModule::zipLongest);
    put(members, "accumulate", ItertoolsModule::accumulate);
    put(members, "repeat", ItertoolsModule::repeat);
    put(members, "islice", ItertoolsModule::islice);
    return members;
  }

  private static void put(Map<String, Object> members, String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  private static List<Object> items(Object value) {
    return Iteration.list(value);
  }

  private static List<List<Object>> lists(List<Object> values) {
    return values.stream().map(ItertoolsModule::items).toList();
  }

  private static Object chain(List<List<Object>> parts) {
    return PyList.copyOf(parts.stream().flatMap(List::stream).toList());
  }

  private static Object product(Call call) {
    int repeat = (int) Arguments.whole(call.keywords().get("repeat"), 1);
    List<List<Object>> pools = new ArrayList<>();
    for (int i = 0; i < repeat; i++) {
      pools.addAll(lists(call.args()));
    }
    List<List<Object>> rows = new ArrayList<>(List.of(List.of()));
    for (List<Object> pool : pools) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Object item : pool) {
          List<Object> next = new ArrayList<>(row);
          next.add(item);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return tuples(rows);
  }

  private static Object tuples(List<List<Object>> rows) {
    return PyList.copyOf(rows.stream().map(PyTuple::copyOf).toList());
  }

  private static Object choose(Call call, boolean ordered) {
    @Nullable Object[] args = Signature.of("choose", "iterable", "r?").bind(call);
    List<Object> pool = args[0] == null ? List.of() : items(args[0]);
    int size = (int) Arguments.whole(args[1], pool.size());
    List<List<Object>> found = new ArrayList<>();
    choose(pool, size, ordered, new ArrayList<>(), found);
    return tuples(found);
  }

  private static void choose(
      List<Object> pool, int size, boolean ordered, List<Integer> taken, List<List<Object>> found) {
    if (taken.size() == size) {
      found.add(taken.stream().map(pool::get).toList());
      return;
    }
    int first = ordered || taken.isEmpty() ? 0 : taken.getLast() + 1;
    for (int i = first; i < pool.size(); i++) {
      if (!taken.contains(i)) {
        taken.add(i);
        choose(pool, size, ordered, taken, found);
        taken.removeLast();
      }
    }
  }

  private static Object zipLongest(Call call) {
    Object fill = call.keywords().getOrDefault("fillvalue", None.NONE);
    List<List<Object>> columns = lists(call.args());
    int length = columns.stream().mapToInt(List::size).max().orElse(0);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int row = i;
      rows.add(columns.stream().map(c -> row < c.size() ? c.get(row) : fill).toList());
    }
    return tuples(rows);
  }

  private static Object accumulate(Call call) {
    @Nullable Object[] args = Signature.of("accumulate", "iterable", "func?").bind(call);
    PyList sums = new PyList();
    Object sum = null;
    for (Object item : args[0] == null ? List.of() : items(args[0])) {
      if (sum == null) {
        sum = item;
      } else if (args[1] instanceof PyCallable function) {
        sum = function.call(call.with(sum, item));
      } else {
        sum = plus(sum, item);
      }
      sums.add(sum);
    }
    return sums;
  }

  private static Object plus(Object a, Object b) {
    if (Types.isString(a) && Types.isString(b)) {
      return Texts.str(a) + Texts.str(b);
    }
    if (Numbers.isInteger(a) && Numbers.isInteger(b)) {
      return Numbers.integer(Numbers.big(a).add(Numbers.big(b)));
    }
    return Numbers.toDouble(a) + Numbers.toDouble(b);
  }

  private static Object repeat(Call call) {
    @Nullable Object[] args = Signature.of("repeat", "object", "times").bind(call);
    PyList list = new PyList();
    for (long i = 0; args[0] != null && i < Arguments.whole(args[1], 0); i++) {
      list.add(args[0]);
    }
    return list;
  }

  private static Object islice(Call call) {
    List<Object> pool = items(call.args().getFirst());
    boolean startGiven = call.args().size() > 2;
    long start = startGiven ? Arguments.whole(call.args().get(1), 0) : 0;
    long stop = Arguments.whole(call.args().get(startGiven ? 2 : 1), pool.size());
    return PyList.copyOf(
        pool.subList(
            (int) Math.min(start, pool.size()), (int) Math.clamp(stop, start, pool.size())));
  }
}

package dev.floe.dbt.python;

import dev.floe.jinja.datetime.PyDate;
import dev.floe.jinja.datetime.PyDateTime;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.PySet;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** dbt's functions of data alone: JSON, YAML, sets, zips, hashes. */
public final class DataFunctions {

  private DataFunctions() {}

  /** The functions by name. */
  public static Map<String, PyCallable> all() {
    Map<String, PyCallable> all = new LinkedHashMap<>();
    all.put("fromjson", call -> read(call, "fromjson"));
    all.put("fromyaml", call -> read(call, "fromyaml"));
    all.put("tojson", call -> write(call, "tojson"));
    all.put("toyaml", call -> write(call, "toyaml"));
    all.put("set", call -> set(call, "set", false));
    all.put("set_strict", call -> set(call, "set_strict", true));
    all.put("zip", call -> zip(call, false));
    all.put("zip_strict", call -> zip(call, true));
    all.put("local_md5", DataFunctions::md5);
    all.put("diff_of_two_dicts", DataFunctions::difference);
    return all;
  }

  /** A plain value as {@code tojson} writes it. */
  public static String json(Object plain) {
    return JsonWriter.write(plain, false);
  }

  private static Object read(Call call, String name) {
    @Nullable Object[] args = Signature.of(name, "value", "default?").bind(call);
    Object fallback = args[1] == null ? None.NONE : args[1];
    if (args[0] == null || !Types.isString(args[0])) {
      return fallback;
    }
    String text = Texts.str(args[0]);
    Optional<Optional<Object>> found =
        name.equals("fromjson") ? JsonReader.read(text) : YamlText.read(text);
    return found.map(value -> PlainPython.of(value.orElse(null))).orElse(fallback);
  }

  private static Object write(Call call, String name) {
    @Nullable Object[] args = Signature.of(name, "value", "default?", "sort_keys?").bind(call);
    Object value = args[0] == null ? None.NONE : args[0];
    if (name.equals("toyaml") && hasObject(value)) {
      return args[1] == null ? None.NONE : args[1];
    }
    Object plain = PlainPython.plain(value);
    boolean sortKeys = Arguments.flag(args[2], false);
    return name.equals("tojson")
        ? JsonWriter.write(plain, sortKeys)
        : YamlText.write(plain, sortKeys);
  }

  /** Whether there is something in it that is more than data: YAML has no word for that. */
  private static boolean hasObject(Object value) {
    return switch (value) {
      case PyDict dict -> hasObjects(dict);
      case PyIterable items -> Iteration.list(items).stream().anyMatch(DataFunctions::hasObject);
      case None none -> false;
      case Markup markup -> false;
      case PyDate date -> false;
      case PyDateTime time -> false;
      case PlainAsText text -> false;
      case PyObject object -> true;
      default -> false;
    };
  }

  private static boolean hasObjects(PyDict dict) {
    Iterator<Map.Entry<Object, Object>> entries = dict.entries();
    while (entries.hasNext()) {
      if (hasObject(entries.next().getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIterable(@Nullable Object value) {
    return value instanceof PyIterable || (value != null && Types.isString(value));
  }

  private static Object set(Call call, String name, boolean strict) {
    @Nullable Object[] args = Signature.of(name, "value", "default?").bind(call);
    if (args[0] != null && isIterable(args[0])) {
      return PySet.copyOf(Iteration.list(args[0]));
    }
    if (strict) {
      throw RenderException.typeError("'" + typeName(args[0]) + "' object is not iterable");
    }
    return args[1] == null ? None.NONE : args[1];
  }

  private static String typeName(@Nullable Object value) {
    return value == null ? "NoneType" : Types.name(value);
  }

  private static Object zip(Call call, boolean strict) {
    List<List<Object>> columns = new ArrayList<>();
    for (Object argument : call.args()) {
      if (!isIterable(argument)) {
        if (strict) {
          throw RenderException.typeError("'" + typeName(argument) + "' object is not iterable");
        }
        return call.keywords().getOrDefault("default", None.NONE);
      }
      columns.add(Iteration.list(argument));
    }
    int length = columns.stream().mapToInt(List::size).min().orElse(0);
    PyList rows = new PyList();
    for (int i = 0; i < length; i++) {
      int row = i;
      rows.add(PyTuple.copyOf(columns.stream().map(column -> column.get(row)).toList()));
    }
    return rows;
  }

  private static Object md5(Call call) {
    String text =
        Arguments.text(Signature.of("local_md5", "value").bind(call)[0], "local_md5", "value");
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /**
   * What the first dict of lists has more than the second; keys and items without regard to case.
   */
  private static Object difference(Call call) {
    @Nullable Object[] args = Signature.of("diff_of_two_dicts", "dict_a", "dict_b").bind(call);
    if (!(args[0] instanceof PyDict a) || !(args[1] instanceof PyDict b)) {
      throw RenderException.typeError("diff_of_two_dicts() takes two dicts");
    }
    PyDict more = new PyDict();
    Map<String, List<String>> known = lowered(b);
    a.entries()
        .forEachRemaining(entry -> {
          List<String> there =
              known.getOrDefault(Texts.str(entry.getKey()).toLowerCase(Locale.ROOT), List.of());
          List<Object> missing =
              Iteration.list(entry.getValue()).stream()
                  .filter(item -> !there.contains(Texts.str(item).toLowerCase(Locale.ROOT)))
                  .toList();
          if (!missing.isEmpty()) {
            more.put(entry.getKey(), PyList.copyOf(missing));
          }
        });
    return more;
  }

  private static Map<String, List<String>> lowered(PyDict dict) {
    Map<String, List<String>> lowered = new LinkedHashMap<>();
    dict.entries()
        .forEachRemaining(entry ->
            lowered.put(
                Texts.str(entry.getKey()).toLowerCase(Locale.ROOT),
                Iteration.list(entry.getValue()).stream()
                    .map(item -> Texts.str(item).toLowerCase(Locale.ROOT))
                    .toList()));
    return lowered;
  }
}

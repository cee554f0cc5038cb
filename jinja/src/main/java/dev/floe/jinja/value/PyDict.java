package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Python's dict, in the order of insertion. Not thread-safe. */
public final class PyDict implements PyMapping, PyContainer, Container {

  private LinkedHashMap<Object, Object> values = new LinkedHashMap<>();
  // The keys as they were written, where they differ from what identifies them (1.0, True, tuples).
  private Map<Object, Object> written = new HashMap<>(0);

  /** An empty dict. */
  public PyDict() {}

  /** A dict with a copy of the entries. */
  public static PyDict copyOf(Map<?, ?> entries) {
    PyDict dict = new PyDict();
    entries.forEach((key, value) -> dict.put(key, value));
    return dict;
  }

  /** A dict with a copy of another's entries. */
  public static PyDict copyOf(PyDict other) {
    PyDict dict = new PyDict();
    dict.putAll(other);
    return dict;
  }

  /** What {@code dict(…)} makes of its arguments. */
  public static PyDict filled(Call call) {
    PyDict dict = new PyDict();
    DictMethods.fill(dict, call);
    return dict;
  }

  /**
   * Makes this dict safe for several threads, and with it the dicts and lists in it and those that
   * are put into it later. Each operation is safe for itself; no two of them are one. Call it
   * before other threads know the dict.
   */
  public void share() {
    if (!(values instanceof SharedMap)) {
      written = Collections.synchronizedMap(written);
      values = SharedMap.of(values);
    }
  }

  /** Whether an attribute of that name is a method of every dict. */
  public static boolean isMethod(String name) {
    return DictMethods.TABLE.has(name);
  }

  /** The value of a key; null if there is none. */
  public @Nullable Object get(Object key) {
    return values.get(Keys.of(key));
  }

  /** The value of a string key; null if there is none. */
  public @Nullable Object get(String key) {
    return values.get(key);
  }

  public void put(Object key, Object value) {
    Object identity = Keys.of(key);
    if (values.put(identity, value) == null && differs(identity, key)) {
      written.put(identity, key);
    }
  }

  private static boolean differs(Object identity, Object key) {
    return identity != key && !(identity instanceof String);
  }

  public void putAll(PyDict other) {
    values.putAll(other.values);
    other.written.forEach(written::putIfAbsent);
  }

  /** The value that was there; null if there was none. */
  public @Nullable Object remove(Object key) {
    Object identity = Keys.of(key);
    written.remove(identity);
    return values.remove(identity);
  }

  public void clear() {
    values.clear();
    written.clear();
  }

  /** A copy of the keys. */
  public List<Object> keys() {
    List<Object> keys = new ArrayList<>(values.size());
    values.keySet().forEach(identity -> keys.add(original(identity)));
    return keys;
  }

  private Object original(Object identity) {
    return written.isEmpty() ? identity : written.getOrDefault(identity, identity);
  }

  /** Walks over the live entries; a RuntimeError if the dict grows or shrinks meanwhile. */
  <T> Iterator<T> walk(BiFunction<Object, Object, T> view) {
    Iterator<Map.Entry<Object, Object>> entries = values.entrySet().iterator();
    int size = values.size();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (values.size() != size) {
          throw changed();
        }
        return entries.hasNext();
      }

      @Override
      public T next() {
        try {
          Map.Entry<Object, Object> entry = entries.next();
          return view.apply(original(entry.getKey()), entry.getValue());
        } catch (ConcurrentModificationException e) {
          throw changed();
        }
      }
    };
  }

  private static RenderException changed() {
    return new RenderException(Fault.PYTHON_RUNTIME, "dictionary changed size during iteration");
  }

  /** The entries, live. */
  public Iterator<Map.Entry<Object, Object>> entries() {
    return walk((key, value) -> Map.entry(key, value));
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public int length() {
    return values.size();
  }

  @Override
  public @Nullable Object item(Object key) {
    return isHashable(key) ? get(key) : null;
  }

  /** {@code environment.getitem} treats the TypeError of an unhashable key as a missing item. */
  private static boolean isHashable(Object key) {
    try {
      Keys.of(key);
      return true;
    } catch (RenderException e) {
      return false;
    }
  }

  @Override
  public boolean contains(Object key) {
    return values.containsKey(Keys.of(key));
  }

  @Override
  public Iterator<Object> iterator() {
    return walk((key, value) -> key);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return DictMethods.TABLE.bind(this, name);
  }

  @Override
  public Collection<String> attributeNames() {
    List<String> names = new ArrayList<>(DictMethods.TABLE.names());
    for (Object key : values.keySet()) {
      if (key instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }

  @Override
  public boolean equalTo(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof PyDict dict) || dict.values.size() != values.size()) {
      return false;
    }
    for (Map.Entry<Object, Object> entry : values.entrySet()) {
      Object theirs = dict.values.get(entry.getKey());
      if (theirs == null
          || theirs != entry.getValue() && !Comparison.equal(entry.getValue(), theirs)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Object hashKey() {
    throw new RenderException(Fault.TYPE, "unhashable type: 'dict'");
  }

  @Override
  public String repr() {
    return ReprWriter.repr(this);
  }

  @Override
  public void writeRepr(ReprWriter out) {
    out.text("{");
    String separator = "";
    for (Iterator<Map.Entry<Object, Object>> all = entries(); all.hasNext(); ) {
      Map.Entry<Object, Object> entry = all.next();
      out.text(separator).value(entry.getKey()).text(": ").value(entry.getValue());
      separator = ", ";
    }
    out.text("}");
  }
}

package dev.floe.jinja.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a dict that several threads use: what is put in is shared too, and whoever walks
 * over them walks over a copy.
 */
final class SharedMap extends LinkedHashMap<Object, Object> {

  private static final long serialVersionUID = 1L;

  private SharedMap() {}

  static SharedMap of(Map<Object, Object> entries) {
    SharedMap shared = new SharedMap();
    entries.forEach(shared::put);
    return shared;
  }

  /** Makes a value safe for several threads, if it is of a kind that can change. */
  static Object share(Object value) {
    switch (value) {
      case PyDict dict -> dict.share();
      case PyList list -> list.share();
      case PyTuple tuple -> tuple.items().forEach(SharedMap::share);
      default -> {}
    }
    return value;
  }

  @Override
  public synchronized @Nullable Object get(Object key) {
    return super.get(key);
  }

  @Override
  public synchronized @Nullable Object getOrDefault(Object key, @Nullable Object otherwise) {
    return super.getOrDefault(key, otherwise);
  }

  @Override
  public synchronized boolean containsKey(Object key) {
    return super.containsKey(key);
  }

  @Override
  public synchronized @Nullable Object put(Object key, Object value) {
    return super.put(key, share(value));
  }

  @Override
  public synchronized void putAll(Map<?, ?> others) {
    others.forEach((key, value) -> super.put(key, share(value)));
  }

  @Override
  public synchronized @Nullable Object remove(Object key) {
    return super.remove(key);
  }

  @Override
  public synchronized void clear() {
    super.clear();
  }

  @Override
  public synchronized int size() {
    return super.size();
  }

  @Override
  public Set<Object> keySet() {
    return copy().keySet();
  }

  @Override
  public Collection<Object> values() {
    return copy().values();
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return copy().entrySet();
  }

  private synchronized Map<Object, Object> copy() {
    Map<Object, Object> copy = LinkedHashMap.newLinkedHashMap(super.size());
    super.forEach(copy::put);
    return copy;
  }
}

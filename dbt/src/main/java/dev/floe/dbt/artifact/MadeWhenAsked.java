package dev.floe.dbt.artifact;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A view of a map whose values are made each time they are asked for, and never kept. */
final class MadeWhenAsked<T> extends AbstractMap<String, Object> {

  private final Map<String, T> source;
  private final Function<T, Object> making;

  MadeWhenAsked(Map<String, T> source, Function<T, Object> making) {
    this.source = source;
    this.making = making;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        Iterator<Entry<String, T>> entries = source.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return entries.hasNext();
          }

          @Override
          public Entry<String, Object> next() {
            Entry<String, T> entry = entries.next();
            return Map.entry(entry.getKey(), making.apply(entry.getValue()));
          }
        };
      }

      @Override
      public int size() {
        return source.size();
      }
    };
  }
}

package dev.floe.jinja.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names a rendering sees, looked up one by one when a template needs them. An implementation
 * may compute, record or refuse; it is asked by one thread at a time for each rendering.
 */
@FunctionalInterface
public interface Context {

  /** The value of a name; null if nobody defines it. */
  @Nullable Object lookup(String name);

  /** The names there are, for "did you mean" and for templates that are given the whole context. */
  default Collection<String> names() {
    return List.of();
  }

  /** The names and values of a map. */
  static Context of(Map<String, ?> values) {
    return new Context() {
      @Override
      public @Nullable Object lookup(String name) {
        return values.get(name);
      }

      @Override
      public Collection<String> names() {
        return values.keySet();
      }
    };
  }
}

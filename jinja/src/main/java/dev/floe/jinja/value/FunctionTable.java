package dev.floe.jinja.value;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filters or tests by name. The standard ones are made when they are asked for: a template uses few
 * of them, and making them all would be a good part of a first rendering. Immutable.
 */
public final class FunctionTable {

  /** Makes the standard function of a name; null if there is none. */
  @FunctionalInterface
  public interface Standard {

    @Nullable PyCallable make(String name);
  }

  private final Set<String> names;
  private final Standard standard;
  private final Map<String, PyCallable> added;

  private FunctionTable(Set<String> names, Standard standard, Map<String, PyCallable> added) {
    this.names = names;
    this.standard = standard;
    this.added = added;
  }

  /**
   * A table of standard functions.
   *
   * @param names all that {@code standard} knows
   */
  public static FunctionTable of(Collection<String> names, Standard standard) {
    return new FunctionTable(Set.copyOf(names), standard, Map.of());
  }

  /** This table with more functions; they go before others of their names. */
  public FunctionTable with(Map<String, PyCallable> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, PyCallable> all = new HashMap<>(added);
    all.putAll(more);
    Set<String> allNames = new LinkedHashSet<>(names);
    allNames.addAll(more.keySet());
    return new FunctionTable(Set.copyOf(allNames), standard, Map.copyOf(all));
  }

  /** The function of a name. */
  public Optional<PyCallable> find(String name) {
    PyCallable own = added.get(name);
    return Optional.ofNullable(own != null ? own : standard.make(name));
  }

  /** All there are. */
  public Set<String> names() {
    return names;
  }
}

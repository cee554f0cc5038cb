package dev.floe.dbt.render;

import dev.floe.jinja.value.PyContainer;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyMapping;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code target} for commands that read no profile, such as {@code deps}: every member is the empty
 * text, so that {@code dbt_project.yml} can be read.
 */
record UnsetTarget() implements PyMapping, PyContainer {

  @Override
  public Object item(Object key) {
    return "";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return new PyDict().attribute(name);
  }

  @Override
  public boolean contains(Object item) {
    return false;
  }

  @Override
  public Iterator<Object> iterator() {
    return Collections.emptyIterator();
  }

  @Override
  public int length() {
    return 0;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public String repr() {
    return "{}";
  }
}

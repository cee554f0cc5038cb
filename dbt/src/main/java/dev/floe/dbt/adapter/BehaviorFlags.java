package dev.floe.dbt.adapter;

import dev.floe.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** {@code adapter.behavior}: every flag of changed behaviour is off. */
record BehaviorFlags() implements PyObject {

  @Override
  public String typeName() {
    return "Behavior";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return new Off(name);
  }

  private record Off(String name) implements PyObject {

    @Override
    public String typeName() {
      return "BehaviorFlag";
    }

    @Override
    public boolean isTrue() {
      return false;
    }

    @Override
    public @Nullable Object attribute(String attribute) {
      return switch (attribute) {
        case "no_warn", "setting" -> false;
        case "name" -> name;
        default -> null;
      };
    }
  }
}

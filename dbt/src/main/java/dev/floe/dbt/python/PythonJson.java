package dev.floe.dbt.python;

import java.util.Optional;

/** JSON text for callers outside of templates. */
public final class PythonJson {

  private PythonJson() {}

  /** The plain value that a text means; empty for text that is not JSON, and for {@code null}. */
  public static Optional<Object> read(String text) {
    return JsonReader.read(text).flatMap(value -> value);
  }
}

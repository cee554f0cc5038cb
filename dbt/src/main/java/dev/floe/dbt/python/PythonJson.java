package dev.floe.dbt.python;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON text for callers outside of templates. */
public final class PythonJson {

  private PythonJson() {}

  /** The plain value that a text means; empty for text that is not JSON, and for {@code null}. */
  public static Optional<Object> read(String text) {
    return JsonReader.read(text).flatMap(value -> value);
  }

  /** A plain value as {@code json.dumps(value, sort_keys=True)} writes it. */
  public static String sorted(@Nullable Object plain) {
    return JsonWriter.write(plain, true);
  }
}

package dev.floe.dbt.artifact;

import dev.floe.diagnostics.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Artifacts of earlier commands, read again. */
public final class Artifacts {

  private Artifacts() {}

  /**
   * An artifact as plain values.
   *
   * @param file its name for messages
   */
  public static Result<Map<String, @Nullable Object>> read(String file, byte[] bytes) {
    return EarlierManifest.json(file, bytes);
  }
}

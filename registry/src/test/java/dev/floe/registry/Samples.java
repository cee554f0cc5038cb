package dev.floe.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Artifacts to push. */
public final class Samples {

  private Samples() {}

  /** An artifact that holds a text. */
  public static Bundle text(String text) {
    return Bundle.of(
        "application/vnd.test.v1",
        List.of(
            Bundle.Layer.named("text/plain", "text.txt", text.getBytes(StandardCharsets.UTF_8))),
        Map.of("org.opencontainers.image.version", "1.0.0"));
  }

  /** The text of such an artifact. */
  public static String text(Artifacts artifacts, Artifacts.Pulled pulled) {
    return new String(
        artifacts.layer(pulled, pulled.artifact().layers().getFirst()), StandardCharsets.UTF_8);
  }
}

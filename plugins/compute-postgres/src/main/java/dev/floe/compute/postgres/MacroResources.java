package dev.floe.compute.postgres;

import dev.floe.spi.Dialect.MacroFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The macro files beside this class, in {@code macros/}; {@code macros/index} lists them, because a
 * jar's folders cannot be listed by its class loader.
 */
final class MacroResources {

  private MacroResources() {}

  static List<MacroFile> read() {
    return text("macros/index")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(name -> new MacroFile(name, text("macros/" + name)))
        .toList();
  }

  private static String text(String resource) {
    try (InputStream in = MacroResources.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no such resource: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}

package dev.floe.diagnostics.render;

import java.util.Optional;

/**
 * Where a renderer gets the text of a file that a span names.
 *
 * <p>A file that is gone, too large or not text is simply absent: the place is then shown without
 * its line.
 */
@FunctionalInterface
public interface Sources {

  /** The whole text of {@code file}, a path as it stands in a {@code Span}. */
  Optional<String> text(String file);

  /** No text at all: only places are shown. */
  static Sources none() {
    return file -> Optional.empty();
  }
}

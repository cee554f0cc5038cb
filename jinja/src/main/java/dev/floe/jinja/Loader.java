package dev.floe.jinja;

import java.util.Optional;

/** Finds the source of templates that others extend, include or import. */
@FunctionalInterface
public interface Loader {

  /** Finds nothing. */
  Loader NONE = name -> Optional.empty();

  /** The text of the template of a name; empty if there is none. Called by any thread. */
  Optional<String> load(String name);
}

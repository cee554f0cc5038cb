package dev.floe.jinja.eval;

import java.util.Optional;

/** Finds the templates that others extend, include and import. */
@FunctionalInterface
public interface Loading {

  /** The template of a name; empty if there is none. */
  Optional<CompiledTemplate> load(String name);
}

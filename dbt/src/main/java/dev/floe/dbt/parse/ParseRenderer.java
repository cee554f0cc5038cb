package dev.floe.dbt.parse;

import dev.floe.dbt.graph.Macro;
import dev.floe.diagnostics.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders the templates of one project while it is parsed. Safe for several threads. */
public interface ParseRenderer {

  /** All macros, floe's own included, in the order of their unique ids. */
  List<Macro> macros();

  /** Renders a template with {@code execute} off and tells what it called. Never throws. */
  Captured parse(ParseRequest request);

  /**
   * A part of a relation's name, by {@code generate_<part>_name} of the node's package, the root
   * project or floe.
   *
   * @param custom what the node's config says
   */
  Result<String> name(NamePart part, Optional<String> custom, Named node, String packageName);

  /**
   * Unique ids of the nodes whose rendering so far looked at something that may be something else
   * the next time, such as the clock; the empty text where it was no node's.
   */
  Set<String> unsteady();

  /**
   * The node whose relation is named.
   *
   * @param view the node as in the manifest, as far as it is known; asked only where a project has
   *     macros of its own for names
   */
  record Named(
      String name, Optional<String> version, Supplier<Map<String, @Nullable Object>> view) {}

  /** The parts of a relation's name that macros decide. */
  enum NamePart {
    DATABASE,
    SCHEMA,
    ALIAS
  }
}

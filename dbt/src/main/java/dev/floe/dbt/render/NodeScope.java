package dev.floe.dbt.render;

import dev.floe.dbt.adapter.Introspector;
import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything one rendering is about.
 *
 * @param packageName the package whose macros and variables are seen first
 * @param self what {@code this} is: a relation, or none
 * @param model the node as the manifest has it
 * @param graph what {@code graph} is
 * @param config the {@code config} object
 * @param database absent while parsing
 * @param warnings where warnings go
 */
record NodeScope(
    Phase phase,
    Invocation invocation,
    ProjectSettings settings,
    RelationRendering relations,
    String packageName,
    Object self,
    Supplier<Map<String, @Nullable Object>> model,
    Supplier<PyDict> graph,
    PyObject config,
    ReferenceFunctions references,
    Optional<Introspector> database,
    ReadLog reads,
    List<Diagnostic> warnings) {

  /** No node. */
  static Map<String, @Nullable Object> nothing() {
    return new LinkedHashMap<>();
  }
}

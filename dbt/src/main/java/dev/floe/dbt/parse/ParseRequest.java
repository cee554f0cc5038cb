package dev.floe.dbt.parse;

import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Template;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A template to be rendered for what it calls.
 *
 * @param identity whose template it is
 * @param config what is configured so far outside the file, plain values; {@code null} is a value
 * @param node the node as in the manifest, as far as it is known: what {@code model} is in the
 *     template
 * @param genericTest the arguments of a generic test's call, where it is one
 */
public record ParseRequest(
    RenderKind kind,
    Identity identity,
    Template template,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> node,
    Optional<GenericTestCall> genericTest) {}

package dev.floe.compiler;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to compile.
 *
 * @param productFile the product's document, absolute
 * @param environment as given with {@code --env}
 * @param variables dbt's {@code --vars}, plain values
 */
public record CompileRequest(
    Path productFile, Optional<String> environment, Map<String, @Nullable Object> variables) {}

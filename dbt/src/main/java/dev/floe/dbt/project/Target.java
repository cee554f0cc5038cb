package dev.floe.dbt.project;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a project runs.
 *
 * @param adapter {@code duckdb}
 * @param database the default database
 * @param schema the default schema
 * @param values what {@code target} is in templates, {@code name} and {@code profile_name} included
 */
public record Target(
    String adapter,
    Optional<String> database,
    String schema,
    Map<String, @Nullable Object> values) {}

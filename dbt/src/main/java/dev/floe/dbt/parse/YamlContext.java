package dev.floe.dbt.parse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What expressions in YAML files may use besides {@code env_var}: {@code dbt_project.yml} and
 * {@code profiles.yml} before any macro is known, property files after.
 *
 * @param variables what {@code var} finds
 * @param target the target of the profile; empty while the profile itself is read, and for commands
 *     that read none
 */
public record YamlContext(
    Map<String, @Nullable Object> variables, Map<String, @Nullable Object> target) {}

package dev.floe.dbt.project;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which project to read and how.
 *
 * @param files rooted at the project
 * @param impliedName the project's name where it has no {@code dbt_project.yml}; empty where it
 *     must have one
 * @param variables from the command line, plain values
 */
public record ProjectRequest(
    FileTree files,
    Optional<String> impliedName,
    TargetChoice target,
    Map<String, @Nullable Object> variables) {}

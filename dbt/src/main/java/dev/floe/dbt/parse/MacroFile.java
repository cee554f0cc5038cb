package dev.floe.dbt.parse;

/**
 * A file that may define macros, generic tests or materializations.
 *
 * @param packageName the dbt project it belongs to; {@code dbt} and {@code dbt_<adapter>} for
 *     floe's own
 * @param originalPath relative to that project
 * @param file as in {@link dev.floe.diagnostics.Span#file()}
 */
public record MacroFile(String packageName, String originalPath, String file, String text) {}

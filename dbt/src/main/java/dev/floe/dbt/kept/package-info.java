/**
 * What a load of a project leaves for the next one: its graph, and everything it asked of the world
 * with what it was told. See docs/design/dbt.md, "Loading again". Depends on {@code graph} and
 * {@code project}.
 */
@NullMarked
package dev.floe.dbt.kept;

import org.jspecify.annotations.NullMarked;

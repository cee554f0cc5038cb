/**
 * Rendering: what a template refers to when it is parsed, its SQL when it is compiled, its hooks
 * and materializations while it runs. Implements the contracts of {@code parse} and {@code
 * NodeRuntime}. Depends on {@code graph}, {@code parse}, {@code context}, {@code macro}, {@code
 * adapter} and {@code python}.
 */
@NullMarked
package dev.floe.dbt.render;

import org.jspecify.annotations.NullMarked;

/**
 * Runs a compiled product: the words of it. What is asked for, what happens meanwhile, what came of
 * it, and the few things of the world that must be handed in.
 *
 * <p>Depends on {@code dbt} for {@link dev.floe.dbt.NodeRuntime} alone. The packages below this one
 * do the work and depend on this one, never the other way.
 */
@NullMarked
package dev.floe.runner;

import org.jspecify.annotations.NullMarked;

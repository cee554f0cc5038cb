/**
 * The executor: schedule, threads, sessions and materializations put together. Depends on every
 * other package of this module but {@code warehouse} and {@code journal}.
 */
@NullMarked
package dev.floe.runner.execute;

import org.jspecify.annotations.NullMarked;

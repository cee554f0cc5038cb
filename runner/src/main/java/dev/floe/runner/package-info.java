/** Schedules, materializes, tests and publishes a compiled product. */
@NullMarked
package dev.floe.runner;

import org.jspecify.annotations.NullMarked;

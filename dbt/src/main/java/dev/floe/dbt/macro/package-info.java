/**
 * Macros: reading them from files, finding them by name in the order dbt searches, and dispatching
 * by adapter. Depends on {@code graph}, {@code parse} and {@code jinja}.
 */
@NullMarked
package dev.floe.dbt.macro;

import org.jspecify.annotations.NullMarked;

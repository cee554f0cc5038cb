/**
 * CSV files that become tables: a strict reader and the inference of types as dbt users know it.
 * Depends on the words of {@code runner}.
 */
@NullMarked
package dev.floe.runner.seed;

import org.jspecify.annotations.NullMarked;

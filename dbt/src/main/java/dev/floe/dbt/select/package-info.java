/**
 * Which nodes a command works on: {@code --select}, {@code --exclude}, {@code selectors.yml}.
 * Depends on {@code graph}.
 */
@NullMarked
package dev.floe.dbt.select;

import org.jspecify.annotations.NullMarked;

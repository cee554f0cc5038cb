/**
 * Turns the files of a project into its graph: asks the template engine what each file calls,
 * merges configuration, names relations, makes tests of property files, resolves references.
 * Depends on {@code properties}, {@code graph}, {@code parse} and {@code config}.
 */
@NullMarked
package dev.floe.dbt.load;

import org.jspecify.annotations.NullMarked;

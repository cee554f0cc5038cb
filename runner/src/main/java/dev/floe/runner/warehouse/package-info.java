/**
 * Warehouse generations: a run works on a clone of the database file, and the clone takes the
 * file's place in one step, or not at all. Knows files and locks and nothing of SQL. Depends on the
 * words of {@code runner}.
 */
@NullMarked
package dev.floe.runner.warehouse;

import org.jspecify.annotations.NullMarked;

/**
 * Which names a template may use, and when: the table that the documentation is printed from and
 * that rendering obeys. Depends on nothing.
 */
@NullMarked
package dev.floe.dbt.context;

import org.jspecify.annotations.NullMarked;

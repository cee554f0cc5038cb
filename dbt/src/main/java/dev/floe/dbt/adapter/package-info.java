/**
 * The database as templates see it: relations, columns, the {@code adapter} object, and the one
 * door to a real or a shadow database, {@link dev.floe.dbt.adapter.Introspector}. Depends on {@code
 * spi}, {@code jinja} and {@code dbt}'s codes.
 */
@NullMarked
package dev.floe.dbt.adapter;

import org.jspecify.annotations.NullMarked;

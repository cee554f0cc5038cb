/**
 * Configuration of resources: how each key merges, and who set what. Depends on {@code diagnostics}
 * alone.
 */
@NullMarked
package dev.floe.dbt.config;

import org.jspecify.annotations.NullMarked;

/** What tests of loading need: files in memory, and an engine that knows calls by their looks. */
@NullMarked
package dev.floe.dbt.testing;

import org.jspecify.annotations.NullMarked;

/** The dbt language: project, graph, selectors, rendering. */
@NullMarked
package dev.floe.dbt;

import org.jspecify.annotations.NullMarked;

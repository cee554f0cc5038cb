/**
 * The resources of a dbt project as data: nodes, sources, macros, what depends on what. Knows
 * neither files nor templates; depends on {@code config}.
 */
@NullMarked
package dev.floe.dbt.graph;

import org.jspecify.annotations.NullMarked;

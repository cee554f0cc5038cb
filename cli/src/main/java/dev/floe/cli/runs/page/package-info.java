/**
 * One HTML page about one run: what it did when, the graph with the lineage of its columns, and
 * what went wrong. The page loads nothing from anywhere else.
 */
@NullMarked
package dev.floe.cli.runs.page;

import org.jspecify.annotations.NullMarked;

/**
 * Where loading and rendering meet while a project is parsed: what a loader hands to the template
 * engine, and what it gets back. Depends on {@code graph} and {@code config}; implemented by {@code
 * render}, used by {@code load}.
 */
@NullMarked
package dev.floe.dbt.parse;

import org.jspecify.annotations.NullMarked;

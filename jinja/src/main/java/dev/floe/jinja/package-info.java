/** Jinja2 for the JVM. */
@NullMarked
package dev.floe.jinja;

import org.jspecify.annotations.NullMarked;

/**
 * Graph order and worker threads. Knows vertices by their ids and nothing of SQL; depends on the
 * JDK alone.
 */
@NullMarked
package dev.floe.runner.schedule;

import org.jspecify.annotations.NullMarked;

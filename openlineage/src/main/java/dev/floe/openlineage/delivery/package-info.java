/**
 * Brings events to where they are read, without a run ever waiting for it: a bounded buffer, one
 * thread of its own, and files for what could not be delivered. Touches the network and the files
 * of its spool and log; depends on {@code openlineage} only.
 */
@NullMarked
package dev.floe.openlineage.delivery;

import org.jspecify.annotations.NullMarked;

/** The batches of a microbatch model: pure functions of its configuration and of time. */
@NullMarked
package dev.floe.runner.batch;

import org.jspecify.annotations.NullMarked;

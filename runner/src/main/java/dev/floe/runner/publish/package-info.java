/**
 * Write, audit, publish: the executor on a draft of the warehouse, which becomes the next
 * generation if every test holds. Depends on {@code execute}, {@code warehouse} and {@code
 * journal}.
 */
@NullMarked
package dev.floe.runner.publish;

import org.jspecify.annotations.NullMarked;

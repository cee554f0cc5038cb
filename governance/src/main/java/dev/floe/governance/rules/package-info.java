/**
 * The rules put together: what a compiler calls.
 *
 * <p>Depends on every package that holds rules; none of those depends on this one.
 */
@NullMarked
package dev.floe.governance.rules;

import org.jspecify.annotations.NullMarked;

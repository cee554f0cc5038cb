/**
 * Judges a compiled product by the policies of its platform.
 *
 * <p>A {@link dev.floe.governance.Rule} is a function from the product's nodes and the resolved
 * platform to findings. Rules see artifacts only, never templates, so that a stored product can be
 * judged again. Depends on {@code analysis}, {@code artifacts} and {@code manifest}.
 */
@NullMarked
package dev.floe.governance;

import org.jspecify.annotations.NullMarked;

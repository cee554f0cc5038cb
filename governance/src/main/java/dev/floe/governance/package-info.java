/**
 * Judges a compiled product by the policies of its platform.
 *
 * <p>A {@link dev.floe.governance.Rule} is a function from the compiled product and the resolved
 * platform to verdicts: who demands what of which subject, and what violates it. Rules see
 * artifacts only, never templates, so that a stored product can be judged again. Depends on {@code
 * analysis}, {@code artifacts} and {@code manifest}.
 */
@NullMarked
package dev.floe.governance;

import org.jspecify.annotations.NullMarked;

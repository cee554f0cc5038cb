/**
 * Policies a platform writes itself, as expressions in CEL.
 *
 * <p>An expression sees plain data about a product ({@link dev.floe.governance.custom.Vocabulary})
 * and says whether it holds. It is type-checked before anything is judged, shown to do what it
 * should by two examples, and can neither loop nor grow without bound.
 */
@NullMarked
package dev.floe.governance.custom;

import org.jspecify.annotations.NullMarked;

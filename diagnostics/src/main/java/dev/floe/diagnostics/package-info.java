/**
 * What went wrong, where, who demands otherwise and what to do about it.
 *
 * <p>A {@link dev.floe.diagnostics.Diagnostic} is data. Stages collect diagnostics in a {@link
 * dev.floe.diagnostics.Result}; nothing here prints. Depends on the JDK alone.
 */
@NullMarked
package dev.floe.diagnostics;

import org.jspecify.annotations.NullMarked;

/** Rules over artifacts. */
@NullMarked
package dev.floe.governance;

import org.jspecify.annotations.NullMarked;

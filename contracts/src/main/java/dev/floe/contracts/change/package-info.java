/**
 * How contracts change: what differs between two of them, and whether it breaks those who read the
 * data. {@code docs/contracts.md} holds the table of rules as this package prints it.
 */
@NullMarked
package dev.floe.contracts.change;

import org.jspecify.annotations.NullMarked;

/**
 * Quality gates: the tests a layer requires of its models, and the share of columns that
 * must have one.
 *
 * <p>Each required test is a class of its own that says what satisfies it, over the tests, columns
 * and constraints of the artifacts. Tests are known by their name, whatever package they come from.
 */
@NullMarked
package dev.floe.governance.gates;

import org.jspecify.annotations.NullMarked;

/** The command line from end to end, told as sessions at a terminal. */
@NullMarked
package dev.floe.acceptance.cli;

import org.jspecify.annotations.NullMarked;

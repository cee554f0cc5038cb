/** {@code floe scan}: looks for what somebody should classify. */
@NullMarked
package dev.floe.cli.scan;

import org.jspecify.annotations.NullMarked;

/** What every output port must be and say, whatever its data is. */
@NullMarked
package dev.floe.governance.ports;

import org.jspecify.annotations.NullMarked;

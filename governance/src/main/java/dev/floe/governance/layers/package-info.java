/** What the models of a layer may read. */
@NullMarked
package dev.floe.governance.layers;

import org.jspecify.annotations.NullMarked;

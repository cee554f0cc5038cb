/** Contract kits that every plugin of a role must pass. */
@NullMarked
package dev.floe.testing;

import org.jspecify.annotations.NullMarked;

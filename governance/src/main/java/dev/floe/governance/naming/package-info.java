/** Which layer a model belongs to, and whether it is named as its layer demands. */
@NullMarked
package dev.floe.governance.naming;

import org.jspecify.annotations.NullMarked;

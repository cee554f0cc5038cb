/** Signatures of artifacts with keys of one's own, in the format of cosign, and who is trusted. */
@NullMarked
package dev.floe.registry.sign;

import org.jspecify.annotations.NullMarked;

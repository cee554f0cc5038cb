/**
 * The words of a registry: repositories, digests, descriptors, artifacts, and the store they live
 * in. Payloads are bytes here; what they mean is known elsewhere. Depends on {@code manifest} for
 * references alone.
 */
@NullMarked
package dev.floe.registry;

import org.jspecify.annotations.NullMarked;

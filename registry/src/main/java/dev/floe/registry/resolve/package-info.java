/**
 * From references to documents: which version is meant, what the lock file says of it, whether it
 * is signed by somebody trusted, and what it holds.
 */
@NullMarked
package dev.floe.registry.resolve;

import org.jspecify.annotations.NullMarked;

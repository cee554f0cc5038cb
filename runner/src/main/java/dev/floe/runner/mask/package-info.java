/**
 * Masking of personal data where it enters a product: the same value always becomes the same masked
 * value, so that joins still work, and nobody can tell the value without the key.
 */
@NullMarked
package dev.floe.runner.mask;

import org.jspecify.annotations.NullMarked;

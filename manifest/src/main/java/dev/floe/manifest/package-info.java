/** Manifest, DataProduct and DataContract: reading, references, inheritance. */
@NullMarked
package dev.floe.manifest;

import org.jspecify.annotations.NullMarked;

/**
 * Finds documents: the product in a folder, the manifests above it, the products it consumes.
 *
 * <p>Files come through {@link dev.floe.manifest.locate.DocumentFiles}, everything remote through
 * {@link dev.floe.manifest.locate.RemoteDocuments}; both are handed in.
 */
@NullMarked
package dev.floe.manifest.locate;

import org.jspecify.annotations.NullMarked;

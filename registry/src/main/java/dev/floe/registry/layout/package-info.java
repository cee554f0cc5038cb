/**
 * Artifacts in a folder, as the OCI image layout specification has it: for machines without a
 * network. Reads and writes files below the folder it is given; every path is made of digests.
 */
@NullMarked
package dev.floe.registry.layout;

import org.jspecify.annotations.NullMarked;

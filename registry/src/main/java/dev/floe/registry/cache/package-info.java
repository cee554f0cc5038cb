/**
 * What was fetched before, by digest, in a folder that all processes of a user share. Reads and
 * writes files below that folder only; a file is there whole or not at all, and is compared with
 * its digest whenever it is read.
 */
@NullMarked
package dev.floe.registry.cache;

import org.jspecify.annotations.NullMarked;

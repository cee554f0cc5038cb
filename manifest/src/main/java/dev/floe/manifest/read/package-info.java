/**
 * From YAML to documents: one model of shapes says which keys there are; it reads, it proposes the
 * key that was meant, and it becomes the JSON Schemas that editors use.
 */
@NullMarked
package dev.floe.manifest.read;

import org.jspecify.annotations.NullMarked;

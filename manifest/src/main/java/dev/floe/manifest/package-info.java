/**
 * What floe's documents say, as read: manifests, data products and data contracts, and the small
 * languages in them (versions, durations, percentages, schedules, references).
 *
 * <p>Every value knows the place it was written at. {@code read} makes these records from YAML,
 * {@code inherit} merges a chain of manifests into a platform, {@code locate} finds the files. This
 * package depends on none of the three.
 */
@NullMarked
package dev.floe.manifest;

import org.jspecify.annotations.NullMarked;

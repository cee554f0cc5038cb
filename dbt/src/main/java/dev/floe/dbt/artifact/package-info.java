/**
 * dbt's own artifacts: {@code target/manifest.json} (v12) and {@code target/run_results.json} (v6).
 * Depends on {@code load}.
 */
@NullMarked
package dev.floe.dbt.artifact;

import org.jspecify.annotations.NullMarked;

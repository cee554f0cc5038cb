package dev.floe.dbt.parse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The project as dbt's manifest has it: what templates see as {@code model} and {@code graph}.
 * Asked only when a template looks. Safe for several threads.
 */
public interface ManifestView {

  /** A node, plain values; empty for an unknown id. */
  Map<String, @Nullable Object> node(String uniqueId);

  /** {@code nodes}, {@code sources}, {@code exposures} and so on, plain values. */
  Map<String, @Nullable Object> graph();
}

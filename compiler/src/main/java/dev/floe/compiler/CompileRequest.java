package dev.floe.compiler;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to compile.
 *
 * @param productFile the product's document, absolute
 * @param environment as given with {@code --env}
 * @param variables dbt's {@code --vars}, plain values
 * @param baseline fingerprints of findings that were known before and do not count
 */
public record CompileRequest(
    Path productFile,
    Optional<String> environment,
    Map<String, @Nullable Object> variables,
    Set<String> baseline) {

  public CompileRequest {
    baseline = Set.copyOf(baseline);
  }

  /** A product as it stands, with every finding. */
  public static CompileRequest of(Path productFile, Optional<String> environment) {
    return new CompileRequest(productFile, environment, Map.of(), Set.of());
  }
}

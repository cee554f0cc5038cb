package dev.floe.dbt.load;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Collects what was found, in order. What is said of one place in the same words is said once: a
 * line of {@code dbt_project.yml} configures many nodes. One thread at a time.
 */
final class Findings implements Consumer<Diagnostic> {

  private record Key(Code code, Optional<Span> span, String message) {}

  private final Map<Key, Diagnostic> diagnostics = new LinkedHashMap<>();

  @Override
  public void accept(Diagnostic diagnostic) {
    Key key = new Key(diagnostic.code(), diagnostic.span(), diagnostic.message());
    diagnostics.putIfAbsent(key, diagnostic);
  }

  List<Diagnostic> all() {
    return List.copyOf(diagnostics.values());
  }
}

package dev.floe.dbt.load;

import dev.floe.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what was found, in order. One thread at a time. */
final class Findings implements Consumer<Diagnostic> {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  @Override
  public void accept(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }
}

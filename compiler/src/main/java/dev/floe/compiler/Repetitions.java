package dev.floe.compiler;

import dev.floe.analysis.AnalysisCode;
import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes that several stages meet are told once, by the stage that met them first. */
final class Repetitions {

  /** What loading finds wrong with a reference; rendering then cannot resolve it either. */
  private static final Set<Code> REFERENCES =
      Set.of(
          DbtCode.UNKNOWN_REF, DbtCode.UNKNOWN_SOURCE, DbtCode.DISABLED_REF, DbtCode.AMBIGUOUS_REF);

  private Repetitions() {}

  static List<Diagnostic> removed(List<Diagnostic> loading, List<Diagnostic> rendering) {
    Set<Optional<Span>> broken = new LinkedHashSet<>();
    for (Diagnostic one : loading) {
      if (REFERENCES.contains(one.code())) {
        broken.add(one.span());
      }
    }
    List<Diagnostic> all = new ArrayList<>(loading);
    // Where references go round in a circle, something is bound before what it reads.
    boolean circle = loading.stream().anyMatch(one -> one.code() == DbtCode.CYCLE);
    rendering.stream()
        .filter(one -> one.code() != DbtCode.UNRESOLVED || !broken.contains(one.span()))
        .filter(one -> one.code() != AnalysisCode.UNKNOWN_RELATION || !circle)
        .forEach(all::add);
    return List.copyOf(new LinkedHashSet<>(all));
  }
}

package dev.floe.dbt.parse;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.diagnostics.Diagnostic;
import java.util.List;

/**
 * What a template called while it was rendered for parsing.
 *
 * @param refs in order, duplicates kept
 * @param sources in order, duplicates kept
 * @param functions user-defined functions, in order, duplicates kept
 * @param configs in order; later ones go over earlier ones as the rules of merging say
 * @param macros unique ids of all macros called directly (as dbt's {@code depends_on.macros}), in
 *     the order of first use
 * @param reads what it looked up outside its own text
 * @param diagnostics what is wrong with the template
 */
public record Captured(
    List<RefCall> refs,
    List<SourceCall> sources,
    List<RefCall> functions,
    List<ConfigCall> configs,
    List<String> macros,
    Reads reads,
    List<Diagnostic> diagnostics) {

  /** Of a template that calls no functions of the database that are the project's own. */
  public Captured(
      List<RefCall> refs,
      List<SourceCall> sources,
      List<ConfigCall> configs,
      List<String> macros,
      Reads reads,
      List<Diagnostic> diagnostics) {
    this(refs, sources, List.of(), configs, macros, reads, diagnostics);
  }

  public Captured {
    refs = List.copyOf(refs);
    sources = List.copyOf(sources);
    functions = List.copyOf(functions);
    configs = List.copyOf(configs);
    macros = List.copyOf(macros);
    diagnostics = List.copyOf(diagnostics);
  }
}

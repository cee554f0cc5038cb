package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says why a name in the semantic layer leads nowhere. */
final class SemanticGaps {

  private final List<PassiveResource> disabled;
  private final Consumer<Diagnostic> sink;

  SemanticGaps(List<PassiveResource> disabled, Consumer<Diagnostic> sink) {
    this.disabled = List.copyOf(disabled);
    this.sink = sink;
  }

  void metric(PassiveResource from, String name, Collection<String> known) {
    Optional<PassiveResource> off =
        disabled.stream()
            .filter(one -> one.identity().type() == ResourceType.METRIC)
            .filter(one -> one.identity().name().equals(name))
            .findFirst();
    if (off.isPresent()) {
      isDisabled(from, "the metric '" + name + "' is disabled");
      return;
    }
    Diagnostic found = at(from, DbtCode.UNKNOWN_METRIC, "there is no metric '" + name + "'");
    sink.accept(
        Suggestion.closest(name, known)
            .map(near -> found.withHelp("did you mean '" + near + "'?"))
            .orElse(found));
  }

  void measure(PassiveResource from, String name) {
    Optional<PassiveResource> off =
        disabled.stream()
            .filter(one -> one.identity().type() == ResourceType.SEMANTIC_MODEL)
            .filter(one ->
                SemanticLinks.measures(one).anyMatch(measure -> name.equals(measure.get("name"))))
            .findFirst();
    if (off.isPresent()) {
      isDisabled(
          from,
          "the measure '"
              + name
              + "' belongs to the semantic model '"
              + off.get().identity().name()
              + "', which is disabled");
      return;
    }
    sink.accept(
        at(from, DbtCode.UNKNOWN_METRIC, "no semantic model has a measure '" + name + "'")
            .withHelp("metrics of type 'simple' name a measure of a semantic model"));
  }

  private void isDisabled(PassiveResource from, String message) {
    sink.accept(
        at(from, DbtCode.DISABLED_REF, message).withHelp("enable it, or remove the reference"));
  }

  private static Diagnostic at(PassiveResource from, DbtCode code, String message) {
    Span place = from.properties().declaredAt().orElseGet(() -> Span.file(from.identity().file()));
    return Diagnostic.at(code, place, message).about(from.uniqueId());
  }
}

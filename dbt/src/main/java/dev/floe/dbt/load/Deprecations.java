package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warns of models that are past their {@code deprecation_date}, and of what still reads them. */
public final class Deprecations {

  private final ProjectGraph graph;
  private final LocalDate today;
  private final List<Diagnostic> found = new ArrayList<>();

  private Deprecations(ProjectGraph graph, LocalDate today) {
    this.graph = graph;
    this.today = today;
  }

  /** What there is to warn of on a day. */
  public static List<Diagnostic> of(ProjectGraph graph, LocalDate today) {
    if (graph.dated().isEmpty()) {
      return List.of();
    }
    Deprecations deprecations = new Deprecations(graph, today);
    for (ResourceNode node : graph.nodes().values()) {
      deprecations.model(node);
      deprecations.references(node);
    }
    return List.copyOf(deprecations.found);
  }

  private void model(ResourceNode node) {
    date(node)
        .filter(today::isAfter)
        .ifPresent(date ->
            found.add(
                Diagnostic.at(
                        DbtCode.DEPRECATED_MODEL,
                        place(node),
                        named(node) + " is past its deprecation date, " + date)
                    .about(node.uniqueId())
                    .withHelp("disable the model, or remove it")));
  }

  private void references(ResourceNode node) {
    if (!(node.detail() instanceof NodeDetail.Model)) {
      return;
    }
    for (String id : node.dependencies().nodes()) {
      graph
          .node(id)
          .ifPresent(read -> date(read).ifPresent(date -> found.add(reference(node, read, date))));
    }
  }

  private Diagnostic reference(ResourceNode from, ResourceNode read, LocalDate date) {
    boolean past = today.isAfter(date);
    Diagnostic diagnostic =
        Diagnostic.at(
                past ? DbtCode.DEPRECATED_REF : DbtCode.DEPRECATED_SOON,
                call(from, read.identity()),
                "'"
                    + from.identity().name()
                    + "' reads "
                    + named(read)
                    + (past ? ", deprecated since " : ", to be deprecated on ")
                    + date)
            .about(from.uniqueId());
    return newer(read)
        .map(latest -> diagnostic.withHelp("read version " + latest + " instead"))
        .orElse(diagnostic);
  }

  /** The latest version, where this is another. */
  private static Optional<String> newer(ResourceNode node) {
    return node.detail() instanceof NodeDetail.Model model
        ? model.latestVersion().filter(latest -> !model.version().equals(Optional.of(latest)))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(ResourceNode node) {
    return node.detail() instanceof NodeDetail.Model model
        ? model.deprecationDate().flatMap(Deprecations::date)
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written.strip().substring(0, 10)));
    } catch (DateTimeParseException | StringIndexOutOfBoundsException noDate) {
      return Optional.empty();
    }
  }

  private static String named(ResourceNode node) {
    String version =
        node.detail() instanceof NodeDetail.Model model
            ? model.version().map(v -> " version " + v).orElse("")
            : "";
    return "the model '" + node.identity().name() + "'" + version;
  }

  private static Span place(ResourceNode node) {
    return node.properties().declaredAt().orElse(node.template().span());
  }

  private static Span call(ResourceNode from, Identity to) {
    return from.dependencies().refs().stream()
        .filter(call -> call.name().equals(to.name()))
        .map(RefCall::span)
        .findFirst()
        .orElse(from.template().span());
  }
}

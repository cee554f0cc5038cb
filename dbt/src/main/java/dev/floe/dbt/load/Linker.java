package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Resolves references to unique ids. */
final class Linker {

  private final References references;
  private final Map<String, ResourceNode> nodes;
  private final Consumer<Diagnostic> sink;

  Linker(References references, Map<String, ResourceNode> nodes, Consumer<Diagnostic> sink) {
    this.references = references;
    this.nodes = nodes;
    this.sink = sink;
  }

  /** The node with its references resolved; empty for a test of something that is not there. */
  Optional<ResourceNode> link(ResourceNode node) {
    boolean test = node.identity().type() == ResourceType.TEST;
    Optional<List<String>> ids = resolve(node.identity(), node.dependencies(), test);
    ids.ifPresent(found -> found.forEach(id -> checkAccess(node, id)));
    return ids.map(found -> node.with(node.dependencies().resolved(found)));
  }

  PassiveResource link(PassiveResource resource) {
    List<String> ids =
        resolve(resource.identity(), resource.dependencies(), false).orElse(List.of());
    if (resource.identity().type() == ResourceType.EXPOSURE) {
      ids.forEach(id -> checkPrivate(resource, id));
    }
    return new PassiveResource(
        resource.identity(),
        resource.config(),
        resource.properties(),
        resource.dependencies().resolved(ids),
        resource.content());
  }

  private Optional<List<String>> resolve(Identity from, Dependencies calls, boolean lenient) {
    Set<String> ids = new LinkedHashSet<>();
    boolean whole = true;
    for (SourceCall call : calls.sources()) {
      Resolution resolution = references.source(call, from.packageName());
      Optional<String> id = accept(resolution, from, call, lenient);
      id.ifPresent(ids::add);
      whole &= id.isPresent();
    }
    for (RefCall call : calls.refs()) {
      Resolution resolution = references.ref(call, from.packageName());
      Optional<String> id = accept(resolution, from, call, lenient);
      id.ifPresent(ids::add);
      whole &= id.isPresent();
    }
    for (RefCall call : calls.functions()) {
      Resolution resolution = references.function(call, from.packageName());
      Diagnostic missing =
          Diagnostic.at(
              DbtCode.UNKNOWN_FUNCTION,
              call.span(),
              "function('" + call.name() + "') names no function of the project");
      Optional<String> id = accept(resolution, from, missing, call.name(), lenient);
      id.ifPresent(ids::add);
      whole &= id.isPresent();
    }
    return whole || !lenient ? Optional.of(List.copyOf(ids)) : Optional.empty();
  }

  private Optional<String> accept(
      Resolution resolution, Identity from, RefCall call, boolean lenient) {
    String name =
        call.packageName().map(p -> p + "', '").orElse("")
            + call.name()
            + call.version().map(v -> " version " + v).orElse("");
    Diagnostic missing =
        Diagnostic.at(
                DbtCode.UNKNOWN_REF,
                call.span(),
                "ref('" + name + "') names no model, seed or snapshot")
            .withHelp(
                call.packageName().isPresent()
                    ? "add the package to packages.yml; what another product offers, to input_ports"
                        + " in floe.yaml"
                    : "'floe dbt ls' lists what there is; tables from elsewhere are source(…)");
    return accept(resolution, from, missing, call.name(), lenient);
  }

  private Optional<String> accept(
      Resolution resolution, Identity from, SourceCall call, boolean lenient) {
    String name = call.source() + "." + call.table();
    Diagnostic missing =
        Diagnostic.at(
                DbtCode.UNKNOWN_SOURCE,
                call.span(),
                "source('" + call.source() + "', '" + call.table() + "') is not declared")
            .withHelp(
                "declare it in a property file, such as models/sources.yml:\n"
                    + "sources:\n  - name: "
                    + call.source()
                    + "\n    tables:\n      - name: "
                    + call.table());
    return accept(resolution, from, missing, name, lenient);
  }

  private Optional<String> accept(
      Resolution resolution, Identity from, Diagnostic missing, String name, boolean lenient) {
    Severity severity = lenient ? Severity.WARNING : Severity.ERROR;
    return switch (resolution) {
      case Resolution.Found found -> Optional.of(found.uniqueId());
      case Resolution.Disabled off -> {
        sink.accept(
            new Diagnostic(
                    DbtCode.DISABLED_REF,
                    lenient ? Severity.NOTE : Severity.ERROR,
                    "'" + name + "' leads to " + off.uniqueId() + ", which is disabled",
                    missing.span(),
                    from.uniqueId(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty())
                .withHelp("enable it, or remove the reference"));
        yield Optional.empty();
      }
      case Resolution.Missing none -> {
        Diagnostic about = missing.withSeverity(severity).about(from.uniqueId());
        // Nobody means the model that asks.
        List<String> others =
            none.known().stream().filter(known -> !known.equals(from.name())).toList();
        sink.accept(
            Suggestion.closest(name, others)
                .map(near -> about.withHelp("did you mean '" + near + "'?"))
                .orElse(about));
        yield Optional.empty();
      }
      case Resolution.Ambiguous many -> {
        sink.accept(
            new Diagnostic(
                    DbtCode.AMBIGUOUS_REF,
                    severity,
                    "'" + name + "' fits " + String.join(" and ", many.uniqueIds()),
                    missing.span(),
                    from.uniqueId(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty())
                .withHelp("name the package: ref('package', '" + name + "')"));
        yield Optional.empty();
      }
    };
  }

  private void checkAccess(ResourceNode node, String id) {
    ResourceNode target = nodes.get(id);
    if (target == null
        || !(target.detail() instanceof NodeDetail.Model model)
        || !model.access().equals("private")
        || node.identity().type() == ResourceType.TEST) {
      return;
    }
    Optional<String> group = target.config().text("group");
    if (group.isPresent() && !group.equals(node.config().text("group"))) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.PRIVATE_REF,
                  place(node, target.identity().name()),
                  "'" + target.identity().name() + "' is private to group '" + group.get() + "'")
              .about(node.uniqueId())
              .withHelp("join the group, or make the model protected"));
    }
  }

  /** An exposure is in no group. */
  private void checkPrivate(PassiveResource exposure, String id) {
    ResourceNode target = nodes.get(id);
    if (target != null
        && target.detail() instanceof NodeDetail.Model model
        && model.access().equals("private")) {
      target
          .config()
          .text("group")
          .ifPresent(group ->
              sink.accept(
                  Diagnostic.at(
                          DbtCode.PRIVATE_REF,
                          exposure
                              .properties()
                              .declaredAt()
                              .orElseGet(() -> Span.file(exposure.identity().file())),
                          "'"
                              + target.identity().name()
                              + "' is private to group '"
                              + group
                              + "', and an exposure is in no group")
                      .about(exposure.uniqueId())
                      .withHelp("make the model protected")));
    }
  }

  private static Span place(ResourceNode node, String name) {
    return node.dependencies().refs().stream()
        .filter(call -> call.name().equals(name))
        .map(RefCall::span)
        .findFirst()
        .orElse(node.template().span());
  }
}

package dev.floe.dbt.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what {@code ref} and {@code source} mean, as dbt does: own package first, then the root.
 */
public final class References {

  private record Target(Identity identity, Optional<String> version, boolean latest) {}

  private final String rootProject;
  private final Set<String> packages = new HashSet<>();
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Map<String, List<Target>> functions = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, Identity> disabledSources = new HashMap<>();
  private final Map<String, List<Identity>> disabledTargets = new HashMap<>();

  private References(String rootProject) {
    this.rootProject = rootProject;
    this.packages.add(rootProject);
  }

  /** An index over these nodes. */
  public static References over(ProjectGraph graph) {
    return over(
        graph.rootProject(),
        graph.nodes().values(),
        graph.sources().values(),
        graph.disabled().identities().values());
  }

  /** An index over these nodes. */
  public static References over(
      String rootProject,
      Collection<ResourceNode> nodes,
      Collection<SourceTable> sources,
      Collection<Identity> disabled) {
    References index = new References(rootProject);
    nodes.forEach(index::add);
    sources.forEach(source -> index.add(source));
    disabled.forEach(index::addDisabled);
    return index;
  }

  private void add(ResourceNode node) {
    packages.add(node.identity().packageName());
    Optional<Target> target =
        switch (node.detail()) {
          case NodeDetail.Model model ->
              Optional.of(
                  new Target(
                      node.identity(),
                      model.version(),
                      model.version().isPresent()
                          && model.version().equals(model.latestVersion())));
          case NodeDetail.Seed seed ->
              Optional.of(new Target(node.identity(), Optional.empty(), false));
          case NodeDetail.Snapshot snapshot ->
              Optional.of(new Target(node.identity(), Optional.empty(), false));
          case NodeDetail.SingularTest test -> Optional.empty();
          case NodeDetail.GenericTest test -> Optional.empty();
          case NodeDetail.Function function -> {
            functions
                // An overload has the name of its function, and is found by that of its file.
                .computeIfAbsent(
                    node.uniqueId().substring(node.uniqueId().lastIndexOf('.') + 1),
                    k -> new ArrayList<>())
                .add(new Target(node.identity(), Optional.empty(), false));
            yield Optional.empty();
          }
          case NodeDetail.Analysis analysis -> Optional.empty();
          case NodeDetail.RunHook hook -> Optional.empty();
        };
    target.ifPresent(
        t -> targets.computeIfAbsent(node.identity().name(), k -> new ArrayList<>()).add(t));
  }

  private void add(SourceTable source) {
    sources.put(
        source.identity().packageName()
            + "\n"
            + source.sourceName()
            + "\n"
            + source.identity().name(),
        source.uniqueId());
  }

  private void addDisabled(Identity identity) {
    if (identity.type() == ResourceType.SOURCE) {
      List<String> fqn = identity.fqn();
      disabledSources.put(
          identity.packageName() + "\n" + fqn.get(fqn.size() - 2) + "\n" + identity.name(),
          identity);
      return;
    }
    disabledTargets.computeIfAbsent(identity.name(), k -> new ArrayList<>()).add(identity);
  }

  /** What a {@code ref} in a package means. */
  public Resolution ref(RefCall call, String fromPackage) {
    List<Target> found = targets.getOrDefault(call.name(), List.of());
    for (String where : searched(call, fromPackage)) {
      List<Target> here =
          found.stream().filter(t -> t.identity().packageName().equals(where)).toList();
      Optional<Target> hit = pick(here, call.version());
      if (hit.isPresent()) {
        return new Resolution.Found(hit.get().identity().uniqueId());
      }
    }
    if (call.packageName().isPresent()) {
      return port(call).<Resolution>map(Resolution.Found::new).orElseGet(() -> missing(call));
    }
    List<Target> anywhere =
        found.stream().filter(t -> pick(List.of(t), call.version()).isPresent()).toList();
    return switch (anywhere.size()) {
      case 0 -> missing(call);
      case 1 -> new Resolution.Found(anywhere.getFirst().identity().uniqueId());
      default ->
          new Resolution.Ambiguous(anywhere.stream().map(t -> t.identity().uniqueId()).toList());
    };
  }

  /** What a {@code function} in a package means. */
  public Resolution function(RefCall call, String fromPackage) {
    List<Target> found = functions.getOrDefault(call.name(), List.of());
    return searched(call, fromPackage).stream()
        .flatMap(where -> found.stream().filter(t -> t.identity().packageName().equals(where)))
        .findFirst()
        .or(() -> call.packageName().isEmpty() ? found.stream().findFirst() : Optional.empty())
        .<Resolution>map(target -> new Resolution.Found(target.identity().uniqueId()))
        .orElseGet(() -> new Resolution.Missing(functions.keySet().stream().sorted().toList()));
  }

  /** A package that is no dbt package at all is another product, whose ports are sources. */
  private Optional<String> port(RefCall call) {
    String product = call.packageName().orElseThrow();
    return Optional.ofNullable(sources.get(product + "\n" + product + "\n" + call.name()))
        .filter(id -> !packages.contains(product));
  }

  private List<String> searched(RefCall call, String fromPackage) {
    return call.packageName().map(List::of).orElse(List.of(fromPackage, rootProject));
  }

  private static Optional<Target> pick(List<Target> targets, Optional<String> version) {
    return targets.stream()
        .filter(t ->
            version.isPresent() ? t.version().equals(version) : t.version().isEmpty() || t.latest())
        .findFirst();
  }

  private Resolution missing(RefCall call) {
    List<Identity> off = disabledTargets.getOrDefault(call.name(), List.of());
    for (Identity identity : off) {
      if (call.packageName().isEmpty() || call.packageName().get().equals(identity.packageName())) {
        return new Resolution.Disabled(identity.uniqueId());
      }
    }
    return new Resolution.Missing(targets.keySet().stream().sorted().toList());
  }

  /** What a {@code source} in a package means. */
  public Resolution source(SourceCall call, String fromPackage) {
    String name = call.source() + "\n" + call.table();
    for (String where : List.of(fromPackage, rootProject)) {
      String hit = sources.get(where + "\n" + name);
      if (hit != null) {
        return new Resolution.Found(hit);
      }
    }
    for (Map.Entry<String, String> entry : sources.entrySet()) {
      if (entry.getKey().endsWith("\n" + name)) {
        return new Resolution.Found(entry.getValue());
      }
    }
    return missing(name);
  }

  private Resolution missing(String sourceAndTable) {
    for (Map.Entry<String, Identity> entry : disabledSources.entrySet()) {
      if (entry.getKey().endsWith("\n" + sourceAndTable)) {
        return new Resolution.Disabled(entry.getValue().uniqueId());
      }
    }
    return new Resolution.Missing(
        sources.keySet().stream()
            .map(key -> key.substring(key.indexOf('\n') + 1).replace('\n', '.'))
            .sorted()
            .distinct()
            .toList());
  }
}

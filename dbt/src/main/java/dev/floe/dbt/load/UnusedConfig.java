package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigTree;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of configuration in {@code dbt_project.yml} whose folder or package has no resource. */
public final class UnusedConfig {

  /** The blocks that are looked at, and how the unique ids of their resources begin. */
  private static final Map<String, String> BLOCKS =
      Map.ofEntries(
          Map.entry("models", "model."),
          Map.entry("seeds", "seed."),
          Map.entry("snapshots", "snapshot."),
          Map.entry("sources", "source."),
          Map.entry("data_tests", "test."),
          Map.entry("unit_tests", "unit_test."),
          Map.entry("metrics", "metric."),
          Map.entry("semantic_models", "semantic_model."),
          Map.entry("saved_queries", "saved_query."),
          Map.entry("exposures", "exposure."),
          Map.entry("functions", "function."));

  /** A place in a block that configures something. */
  private record Path(List<String> parts, Span span) {

    boolean isAbove(List<String> fqn) {
      return parts.size() <= fqn.size() && fqn.subList(0, parts.size()).equals(parts);
    }
  }

  private final ProjectGraph graph;

  private UnusedConfig(ProjectGraph graph) {
    this.graph = graph;
  }

  /** What there is to warn of in the file of the project itself. */
  public static List<Diagnostic> of(ProjectFile file, ProjectGraph graph) {
    UnusedConfig unused = new UnusedConfig(graph);
    List<Diagnostic> found = new ArrayList<>();
    file.configs()
        .forEach((block, tree) -> {
          if (BLOCKS.containsKey(block)) {
            found.addAll(unused.in(block, tree, Span.file(file.file())));
          }
        });
    return found;
  }

  private List<Diagnostic> in(String block, ConfigTree tree, Span file) {
    List<Path> open = new ArrayList<>();
    collect(tree, List.of(), file, open);
    // Of exposures alone 'meta' needs no plus sign.
    open.removeIf(path -> block.equals("exposures") && path.parts().equals(List.of("meta")));
    String prefix = BLOCKS.getOrDefault(block, "");
    switchedOff().forEach(fqn -> open.removeIf(path -> path.isAbove(fqn)));
    if (!open.isEmpty()) {
      resources(prefix)
          .takeWhile(fqn -> {
            open.removeIf(path -> path.isAbove(fqn));
            return !open.isEmpty();
          })
          .forEach(fqn -> {});
    }
    return open.stream().map(path -> warning(block, prefix, path)).toList();
  }

  private static void collect(ConfigTree tree, List<String> parts, Span span, List<Path> paths) {
    boolean configures = false;
    for (Map.Entry<String, ConfigTree.Entry> one : tree.entries().entrySet()) {
      boolean isFolder = one.getValue().value() instanceof Map && !one.getKey().startsWith("+");
      if (isFolder) {
        List<String> below = Stream.concat(parts.stream(), Stream.of(one.getKey())).toList();
        collect(one.getValue().below(), below, one.getValue().span(), paths);
      } else if (!configures) {
        configures = true;
        paths.add(new Path(parts, parts.isEmpty() ? one.getValue().span() : span));
      }
    }
  }

  private Stream<List<String>> resources(String prefix) {
    return Stream.of(
            graph.nodes().keySet().stream().filter(id -> id.startsWith(prefix)).map(graph::fqn),
            graph.sources().values().stream()
                .filter(source -> prefix.equals("source."))
                .map(source -> source.identity().fqn()),
            graph.passive().values().stream()
                .filter(one -> one.uniqueId().startsWith(prefix))
                .map(one -> one.identity().fqn()))
        .flatMap(each -> each);
  }

  /** Of every kind: who switches something off by configuration has not misspelt it. */
  private Stream<List<String>> switchedOff() {
    return Stream.of(
            graph.disabled().nodes().stream().map(ResourceNode::identity),
            graph.disabled().sources().stream().map(SourceTable::identity),
            graph.disabled().passive().stream().map(PassiveResource::identity))
        .flatMap(each -> each)
        .map(identity -> identity.fqn());
  }

  private Diagnostic warning(String block, String prefix, Path path) {
    String name =
        Stream.concat(Stream.of(block), path.parts().stream()).collect(Collectors.joining("."));
    Diagnostic warning =
        Diagnostic.at(
            DbtCode.UNUSED_CONFIG,
            path.span(),
            "the configuration of " + name + " applies to nothing");
    return near(prefix, path).map(warning::withHelp).orElse(warning);
  }

  /** The folder or name beside it that was meant, perhaps. */
  private Optional<String> near(String prefix, Path path) {
    if (path.parts().isEmpty()) {
      return Optional.empty();
    }
    int last = path.parts().size() - 1;
    Path above = new Path(path.parts().subList(0, last), path.span());
    Set<String> beside =
        resources(prefix)
            .filter(fqn -> fqn.size() > last && above.isAbove(fqn))
            .map(fqn -> fqn.get(last))
            .collect(Collectors.toCollection(TreeSet::new));
    return Suggestion.closest(path.parts().getLast(), beside)
        .map(name -> "did you mean '" + name + "'?");
  }
}

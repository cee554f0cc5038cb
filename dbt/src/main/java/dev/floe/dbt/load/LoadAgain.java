package dev.floe.dbt.load;

import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.kept.KeptLoad;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.PackageFiles;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the nodes of a few files anew and takes all others from an earlier load. Gives up wherever
 * that could differ from loading everything: where anything is found, and where other nodes would
 * see a change.
 */
final class LoadAgain {

  /** Up to so many files, and a tenth of the nodes, are made anew; then the load is made anew. */
  private static final int FEW = 100;

  private static final String IS_INCREMENTAL = "macro.dbt.is_incremental";

  private final KeptLoad kept;
  private final Project project;
  private final TemplateEngine engine;
  private final ParseRenderer renderer;
  private final RelationNaming naming;
  private final Findings findings = new Findings();

  LoadAgain(
      KeptLoad kept,
      Project project,
      TemplateEngine engine,
      ParseRenderer renderer,
      RelationNaming naming) {
    this.kept = kept;
    this.project = project;
    this.engine = engine;
    this.renderer = renderer;
    this.naming = naming;
  }

  /** A graph, and what of it is as it was. */
  record Loaded(ProjectGraph graph, Basis basis) {}

  /** The graph with the nodes of these files made anew; empty if that is not all there is to do. */
  Optional<Loaded> load(Set<String> files) {
    List<String> ids = kept.nodesOf(files);
    if (ids.size() != files.size()
        || files.size() > FEW + kept.graph().nodes().size() / 10
        || !ids.stream()
            .allMatch(id -> kept.graph().node(id).filter(LoadAgain::standsAlone).isPresent())) {
      return Optional.empty();
    }
    Map<String, ResourceNode> anew = files.isEmpty() ? Map.of() : linked(built(files));
    if (!anew.keySet().equals(Set.copyOf(ids))
        || !findings.all().isEmpty()
        || !anew.values().stream().allMatch(this::looksTheSame)) {
      return Optional.empty();
    }
    boolean sameEdges =
        anew.values().stream()
            .allMatch(
                node -> node.dependencies().nodes().equals(before(node).dependencies().nodes()));
    ProjectGraph graph = kept.with(anew);
    if (!sameEdges) {
      new Cycles(graph.nodes(), findings).report();
    }
    return findings.all().isEmpty()
        ? Optional.of(new Loaded(graph, new Basis(kept.id(), anew.keySet(), sameEdges)))
        : Optional.empty();
  }

  /** Whether all of a node is written in a file of its own. */
  static boolean standsAlone(ResourceNode node) {
    return switch (node.detail()) {
      case NodeDetail.Model model -> true;
      case NodeDetail.SingularTest test -> true;
      case NodeDetail.Analysis analysis -> true;
      case NodeDetail.Seed seed -> false;
      case NodeDetail.Snapshot snapshot -> false;
      case NodeDetail.GenericTest test -> false;
      case NodeDetail.Function function -> false;
      case NodeDetail.RunHook hook -> false;
    };
  }

  private ResourceNode before(ResourceNode node) {
    return kept.graph().node(node.uniqueId()).orElseThrow();
  }

  private Map<String, ResourceNode> built(Set<String> files) {
    Project part = part(files);
    Texts texts = new Texts(project.files(), findings);
    NodeBuilder builder = new NodeBuilder(project, renderer);
    GraphAssembly assembly = new GraphAssembly(findings, naming, project.target().adapter());
    Described.read(part, engine, texts, findings).drafts(part, texts).stream()
        .filter(draft -> files.contains(draft.identity().file()))
        .map(builder::build)
        .forEach(assembly::add);
    return assembly.nodes();
  }

  /** The project with these files alone, and those that describe what is in them. */
  private Project part(Set<String> files) {
    Set<String> patches =
        kept.nodesOf(files).stream()
            .map(id -> kept.graph().node(id).map(ResourceNode::properties))
            .flatMap(Optional::stream)
            .map(NodeProperties::patchPath)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return new Project(
        project.files(),
        project.packages().stream().map(one -> part(one, files, patches)).toList(),
        project.target(),
        project.settings());
  }

  private static InstalledPackage part(
      InstalledPackage one, Set<String> files, Set<String> patches) {
    Predicate<SourceFile> chosen = file -> files.contains(file.file());
    return new InstalledPackage(
        one.folder(),
        one.project(),
        new PackageFiles(
            one.files().models().stream().filter(chosen).toList(),
            List.of(),
            List.of(),
            one.files().singularTests().stream().filter(chosen).toList(),
            one.files().analyses().stream().filter(chosen).toList(),
            List.of(),
            one.files().docs(),
            one.files().properties().stream()
                .filter(file -> patches.contains(one.name() + "://" + file.originalPath()))
                .toList(),
            List.of(),
            List.of()));
  }

  /** A node that calls what it called reads what it read: nothing else has another name. */
  private Map<String, ResourceNode> linked(Map<String, ResourceNode> built) {
    Map<String, ResourceNode> linked = new LinkedHashMap<>();
    Map<String, ResourceNode> others = new LinkedHashMap<>();
    built.forEach((id, node) -> {
      Optional<Dependencies> then = kept.graph().node(id).map(ResourceNode::dependencies);
      if (then.isPresent() && calls(then.get()).equals(calls(node.dependencies()))) {
        linked.put(id, node.with(node.dependencies().resolved(then.get().nodes())));
      } else {
        others.put(id, node);
      }
    });
    if (!others.isEmpty()) {
      ProjectGraph graph = kept.graph();
      Linker linker = new Linker(References.over(graph), graph.nodes(), findings);
      others.forEach((id, node) -> linker.link(node).ifPresent(found -> linked.put(id, found)));
    }
    return linked;
  }

  private static List<Object> calls(Dependencies all) {
    return Stream.of(
            all.refs().stream().map(LoadAgain::call),
            all.sources().stream().map(call -> List.of(call.source(), call.table())),
            all.functions().stream().map(LoadAgain::call))
        .<Object>map(Stream::toList)
        .toList();
  }

  private static List<Object> call(RefCall call) {
    return List.of(call.packageName(), call.name(), call.version());
  }

  /** Whether other nodes, checks and tests see in it what they saw before. */
  private boolean looksTheSame(ResourceNode node) {
    ResourceNode then = before(node);
    return node.identity().equals(then.identity())
        && node.placement().equals(then.placement())
        && node.detail().equals(then.detail())
        && node.properties().equals(then.properties())
        && node.materialization().equals(then.materialization())
        && Objects.equals(node.config().get("group"), then.config().get("group"))
        && asksWhetherIncremental(node) == asksWhetherIncremental(then);
  }

  /** What unit tests of it are checked for. */
  private static boolean asksWhetherIncremental(ResourceNode node) {
    return node.dependencies().macros().contains(IS_INCREMENTAL);
  }
}

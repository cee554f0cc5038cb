package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Disabled;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Puts the parts of a graph together and checks that they fit. */
final class GraphAssembly {

  private final Findings findings;
  private final RelationNaming naming;
  private final String adapter;
  private final SequencedMap<String, ResourceNode> nodes = new TreeMap<>();
  private final SequencedMap<String, SourceTable> sources = new TreeMap<>();
  private final SequencedMap<String, PassiveResource> passive = new LinkedHashMap<>();
  private final Map<String, Identity> disabled = new TreeMap<>();
  private final List<ResourceNode> disabledNodes = new ArrayList<>();
  private final List<SourceTable> disabledSources = new ArrayList<>();
  private final List<PassiveResource> disabledPassive = new ArrayList<>();
  private final Map<String, Span> declared = new HashMap<>();
  private final List<GenericTests.Pending> pending = new ArrayList<>();

  /**
   * @param adapter what the project runs on
   */
  GraphAssembly(Findings findings, RelationNaming naming, String adapter) {
    this.findings = findings;
    this.adapter = adapter;
    this.naming = naming;
  }

  void add(NodeBuilder.Built built) {
    built.diagnostics().forEach(findings);
    ResourceNode node = built.node();
    if (!node.config().flag("enabled", true)) {
      switchOff(node);
      return;
    }
    MicrobatchConfig.check(node).forEach(findings);
    ConstraintRules.check(node).forEach(findings);
    BuildAfter.check(node).ifPresent(findings);
    PublicModels.check(node).ifPresent(findings);
    SnapshotConfig.check(node).forEach(findings);
    UserFunctions.check(node, adapter).forEach(findings);
    warnOfPython(node.identity());
    ResourceNode named = named(node);
    ResourceNode other = nodes.putIfAbsent(node.uniqueId(), named);
    if (other != null) {
      reportDuplicate(node.identity(), other.identity());
    }
  }

  private void reportRepeated(Identity identity, Span place) {
    Span first = declared.getOrDefault(identity.uniqueId(), Span.file(identity.file()));
    findings.accept(
        Diagnostic.at(
                DbtCode.DUPLICATE_RESOURCE,
                place,
                "two " + plural(identity.type()) + " are named '" + identity.name() + "'")
            .about(identity.uniqueId())
            .withNote(Note.at("the other one", first))
            .withHelp("rename one of them"));
  }

  private static String plural(ResourceType type) {
    String word = type.word().replace('_', ' ');
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  /** The nodes that are switched on. */
  Map<String, ResourceNode> nodes() {
    return Collections.unmodifiableMap(nodes);
  }

  private void warnOfPython(Identity identity) {
    if (identity.language() == Language.PYTHON && identity.type() == ResourceType.MODEL) {
      findings.accept(
          Diagnostic.at(
                  DbtCode.UNSUPPORTED_LANGUAGE,
                  Span.file(identity.file()),
                  "'" + identity.file() + "' is a Python model: floe cannot build it")
              .withSeverity(Severity.WARNING)
              .about(identity.uniqueId())
              .withHelp("write the model in SQL, or leave out it and what reads it"));
    }
  }

  private void switchOff(ResourceNode node) {
    disabled.put(node.uniqueId(), node.identity());
    disabledNodes.add(node);
  }

  private void switchOff(PassiveResource resource) {
    disabled.put(resource.uniqueId(), resource.identity());
    disabledPassive.add(resource);
  }

  private ResourceNode named(ResourceNode node) {
    boolean relation =
        switch (node.detail()) {
          case NodeDetail.Model model -> true;
          case NodeDetail.Seed seed -> true;
          case NodeDetail.Snapshot snapshot -> true;
          case NodeDetail.Function function -> true;
          case NodeDetail.SingularTest test -> false;
          case NodeDetail.GenericTest test -> false;
          case NodeDetail.Analysis analysis -> false;
          case NodeDetail.RunHook hook -> false;
        };
    Optional<RelationName> name = relation ? naming.relation(node) : Optional.empty();
    return name.map(other ->
            node.with(
                new Placement(
                    other.database(),
                    other.schema().orElse(node.placement().schema()),
                    other.identifier())))
        .orElse(node);
  }

  private void reportDuplicate(Identity identity, Identity other) {
    if (identity.type() == ResourceType.TEST && identity.file().equals(other.file())) {
      findings.accept(
          Diagnostic.at(
                  DbtCode.DUPLICATE_RESOURCE,
                  Span.file(identity.file()),
                  "two data_tests are named '" + identity.name() + "'")
              .withHelp("they differ in nothing but 'config'; give one of them a 'name'"));
      return;
    }
    findings.accept(
        Diagnostic.at(
                DbtCode.DUPLICATE_RESOURCE,
                Span.file(identity.file()),
                "two " + plural(identity.type()) + " are named '" + identity.name() + "'")
            .about(identity.uniqueId())
            .withNote(Note.at("the other one", Span.file(other.file())))
            .withHelp("rename one of the files"));
  }

  void add(SourceTables.Found found) {
    SourceTable table = found.table();
    if (!found.enabled()) {
      disabled.put(table.uniqueId(), table.identity());
      disabledSources.add(table);
      return;
    }
    SourceTable other = sources.putIfAbsent(table.uniqueId(), table);
    Span place = found.patch().entry().span();
    if (other != null) {
      reportRepeated(table.identity(), place);
      return;
    }
    declared.put(table.uniqueId(), place);
    pending.addAll(GenericTests.pending(found.target(), found.patch()));
  }

  /** A port of another product; a source the project itself declares goes first. */
  void addPort(SourceTable port) {
    sources.putIfAbsent(port.uniqueId(), port);
  }

  /**
   * A resource of a property file.
   *
   * @param place where its name is written
   */
  void add(PassiveResource resource, Span place) {
    if (!resource.config().flag("enabled", true)) {
      switchOff(resource);
      return;
    }
    PassiveResource other = passive.putIfAbsent(resource.uniqueId(), resource);
    if (other != null) {
      reportRepeated(resource.identity(), place);
      return;
    }
    declared.put(resource.uniqueId(), place);
  }

  void addTests(GenericTests tests, PatchIndex patches, VersionedModels versions) {
    for (NodePatch patch : patches.all(Section.MODELS)) {
      modelTests(patch, versions);
    }
    for (NodePatch patch : patches.all(Section.SEEDS)) {
      pending.addAll(GenericTests.pending(target(patch, "seed", Optional.empty()), patch));
    }
    for (NodePatch patch : patches.all(Section.SNAPSHOTS)) {
      pending.addAll(GenericTests.pending(target(patch, "snapshot", Optional.empty()), patch));
    }
    record Outcome(Optional<NodeBuilder.Built> built, List<Diagnostic> found) {}
    pending.parallelStream()
        .map(one -> {
          List<Diagnostic> found = new ArrayList<>();
          return new Outcome(tests.build(one, found), found);
        })
        .toList()
        .forEach(outcome -> {
          outcome.found().forEach(findings);
          outcome.built().ifPresent(this::add);
        });
  }

  private void modelTests(NodePatch patch, VersionedModels versions) {
    String packageName = patch.entry().file().packageName();
    List<VersionedModels.Version> known = versions.versions(packageName, patch.entry().name());
    if (known.isEmpty()) {
      pending.addAll(GenericTests.pending(target(patch, "model", Optional.empty()), patch));
    }
    for (VersionedModels.Version version : known) {
      pending.addAll(
          GenericTests.pending(
              target(version.patch(), "model", Optional.of(version.number())), version.patch()));
    }
  }

  private static TestTarget target(NodePatch patch, String type, Optional<String> version) {
    String name = patch.entry().name();
    String packageName = patch.entry().file().packageName();
    String call = "ref('" + name + "'" + version.map(v -> ", version='" + v + "'").orElse("") + ")";
    return new TestTarget(
        type + "." + packageName + "." + name + version.map(v -> ".v" + v).orElse(""),
        name + version.map(v -> "_v" + v).orElse(""),
        "",
        call,
        Optional.of(new RefCall(Optional.empty(), name, version, patch.entry().span())),
        Optional.empty(),
        patch.entry().file(),
        patch.entry().section().key() + "." + name,
        List.of(),
        Boolean.TRUE.equals(patch.entry().values().get("quote_columns")));
  }

  void reportUnused(PatchIndex patches) {
    Map<Section, ResourceType> types =
        Map.of(
            Section.MODELS, ResourceType.MODEL,
            Section.SEEDS, ResourceType.SEED,
            Section.SNAPSHOTS, ResourceType.SNAPSHOT,
            Section.ANALYSES, ResourceType.ANALYSIS,
            Section.FUNCTIONS, ResourceType.FUNCTION,
            Section.SINGULAR_TESTS, ResourceType.TEST);
    new TreeMap<>(types)
        .forEach((section, type) -> {
          EnabledTwins.check(patches.all(section), type, nodes.values(), disabledNodes)
              .forEach(findings);
          patches.reportUnused(section, names(type));
        });
  }

  private List<String> names(ResourceType type) {
    return nodes.values().stream()
        .map(ResourceNode::identity)
        .filter(identity -> identity.type() == type)
        .map(Identity::name)
        .toList();
  }

  ProjectGraph link(Project project, List<Macro> macros, List<DocBlock> docs) {
    String rootProject = project.root().name();
    References references =
        References.over(rootProject, nodes.values(), sources.values(), disabled.values());
    Linker linker = new Linker(references, nodes, findings);
    SequencedMap<String, ResourceNode> linked = new LinkedHashMap<>();
    for (ResourceNode node : nodes.values()) {
      linker
          .link(node)
          .ifPresentOrElse(found -> linked.put(found.uniqueId(), found), () -> switchOff(node));
    }
    SequencedMap<String, PassiveResource> linkedPassive = new LinkedHashMap<>();
    UnitTests unitTests = new UnitTests(project, linked, references, findings);
    for (PassiveResource resource : passive.values()) {
      if (resource.identity().type() != ResourceType.UNIT_TEST) {
        linkedPassive.put(resource.uniqueId(), linker.link(resource));
      } else if (testsSomethingDisabled(resource, references)) {
        switchOff(resource);
      } else {
        unitTests
            .of(linker.link(resource))
            .forEach(test -> linkedPassive.put(test.uniqueId(), test));
      }
    }
    new Cycles(linked, findings).report();
    new Collisions(findings).report(linked.values());
    checkGroups(linked);
    TimeSpines.check(linked.values(), linkedPassive.values(), findings);
    return new ProjectGraph(
        rootProject,
        linked,
        sources,
        SemanticLinks.linked(linkedPassive, disabledPassive, findings),
        byId(macros, Macro::uniqueId),
        byId(docs, DocBlock::uniqueId),
        new Disabled(disabled, disabledNodes, disabledSources, disabledPassive));
  }

  private static boolean testsSomethingDisabled(PassiveResource test, References references) {
    return test.dependencies().refs().stream()
        .map(call -> references.ref(call, test.identity().packageName()))
        .anyMatch(Resolution.Disabled.class::isInstance);
  }

  private static <T> SequencedMap<String, T> byId(
      List<T> all, java.util.function.Function<T, String> id) {
    SequencedMap<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(id.apply(one), one));
    return map;
  }

  private void checkGroups(Map<String, ResourceNode> linked) {
    List<String> groups =
        passive.values().stream()
            .map(PassiveResource::identity)
            .filter(identity -> identity.type() == ResourceType.GROUP)
            .map(Identity::name)
            .toList();
    for (ResourceNode node : linked.values()) {
      Optional<String> group = node.config().text("group");
      if (group.isPresent() && !groups.contains(group.get())) {
        Span place =
            node.config()
                .origin("group")
                .flatMap(origin -> origin.span())
                .orElse(node.template().span());
        findings.accept(
            Diagnostic.at(DbtCode.UNKNOWN_GROUP, place, "there is no group '" + group.get() + "'")
                .about(node.uniqueId()));
      }
    }
  }
}

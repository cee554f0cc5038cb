package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.dbt.artifact.Compiled;
import dev.floe.dbt.artifact.GraphSummary;
import dev.floe.dbt.artifact.Manifest;
import dev.floe.dbt.artifact.ManifestPieces;
import dev.floe.dbt.artifact.RunResults;
import dev.floe.dbt.artifact.SemanticManifest;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.artifact.TemplateManifest;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.load.Basis;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.lower.ForeignKeys;
import dev.floe.runner.BatchResults;
import dev.floe.runner.HookResult;
import dev.floe.runner.NodeResult;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What dbt leaves in {@code target/}: compiled SQL, {@code manifest.json}, {@code
 * run_results.json}.
 */
final class DbtArtifacts {

  private final LoadedProject project;
  private final Dialect dialect;
  private final Path target;
  private final String targetName;
  private final Stamp stamp;
  private final Map<String, Compiled> compiled = new TreeMap<>();
  private Map<String, RelationName> elsewhere = Map.of();
  private Optional<ForeignKeys> keys = Optional.empty();

  /**
   * @param target the folder to write to
   * @param targetName the folder as the project names it: {@code target}
   */
  DbtArtifacts(
      LoadedProject project, Dialect dialect, Path target, String targetName, Stamp stamp) {
    this.project = project;
    this.dialect = dialect;
    this.target = target;
    this.targetName = targetName;
    this.stamp = stamp;
  }

  /** From now on these nodes are read from another place than their own, by unique id. */
  void defer(Map<String, RelationName> deferred) {
    elsewhere = Map.copyOf(deferred);
    keys = Optional.empty();
  }

  /** Writes the SQL of a node to {@code target/compiled} and remembers it for the manifest. */
  void compiled(ResourceNode node, String sql) {
    compiled(node, sql, Optional.empty());
  }

  private void compiled(ResourceNode node, String sql, Optional<RelationName> failures) {
    String path = "compiled/" + sqlPath(node);
    Output.overwrite(target.resolve(path), sql);
    compiled.put(
        node.uniqueId(),
        new Compiled(sql, targetName + "/" + path, referred(node), failures.map(dialect::render)));
  }

  private Map<String, String> referred(ResourceNode node) {
    Map<String, String> relations = new TreeMap<>();
    if (ForeignKeys.any(node)) {
      ForeignKeys known = keys.orElseGet(() -> new ForeignKeys(project.graph(), elsewhere));
      keys = Optional.of(known);
      known.targets(node).forEach((to, name) -> relations.put(to, dialect.render(name)));
    }
    return relations;
  }

  /** The file with the SQL of a node, relative to the project; empty if it has none yet. */
  Optional<String> compiledPath(String uniqueId) {
    return Optional.ofNullable(compiled.get(uniqueId)).map(Compiled::path);
  }

  /** Where the rows that a test found are kept, as the database writes it; empty if nowhere. */
  Optional<String> kept(NodeResult result) {
    return result.node() instanceof Node.Test
        ? result.relation().map(dialect::render)
        : Optional.empty();
  }

  /** Writes what was executed to {@code target/run}, and the compiled SQL beside it. */
  void ran(List<NodeResult> results) {
    for (NodeResult result : results) {
      Optional<ResourceNode> node = project.graph().node(result.node().uniqueId());
      if (node.isPresent() && result.sql().isPresent()) {
        String sql = result.sql().get().text();
        boolean test = result.node() instanceof Node.Test;
        compiled(node.get(), sql, test ? result.relation() : Optional.empty());
        List<String> statements = result.statements();
        Output.overwrite(
            target.resolve("run/" + sqlPath(node.get())),
            statements.isEmpty() ? sql : String.join(";\n\n", statements) + ";\n");
      }
    }
  }

  /** Package and file; a test made from a macro lies in a folder named after its property file. */
  private static String sqlPath(ResourceNode node) {
    Identity identity = node.identity();
    return switch (node.detail()) {
      case NodeDetail.GenericTest test ->
          identity.packageName() + "/" + identity.originalPath() + "/" + identity.path();
      case NodeDetail.Model model -> plain(identity);
      case NodeDetail.Seed seed -> plain(identity);
      // A file may hold several.
      case NodeDetail.Snapshot snapshot -> plain(identity) + "/" + identity.name() + ".sql";
      case NodeDetail.SingularTest test -> plain(identity);
      case NodeDetail.Analysis analysis -> plain(identity);
      case NodeDetail.Function function -> plain(identity);
      case NodeDetail.RunHook hook -> plain(identity);
    };
  }

  private static String plain(Identity identity) {
    return identity.packageName() + "/" + identity.originalPath();
  }

  void writeManifest() {
    Path file = target.resolve("manifest.json");
    Path pieces = target.resolve("partial_manifest.floe");
    Optional<ManifestPieces> earlier =
        project.basis().flatMap(basis -> pieces(pieces, file, basis));
    AtomicReference<Optional<byte[]>> index = new AtomicReference<>(Optional.empty());
    Output.write(
        file, out -> index.set(Manifest.write(project, stamp, compiled, names(), out, earlier)));
    index.get().ifPresent(bytes -> Output.write(pieces, bytes));
    Output.write(
        target.resolve("semantic_manifest.json"), SemanticManifest.json(project, stamp, names()));
  }

  private static Optional<ManifestPieces> pieces(Path pieces, Path file, Basis basis) {
    return DiskTree.readFile(pieces)
        .flatMap(index ->
            DiskTree.readFile(file).flatMap(manifest -> ManifestPieces.of(index, manifest, basis)));
  }

  /** Writes which resources there are and which of them reads which. */
  void writeGraph() {
    Output.write(target.resolve("graph_summary.json"), GraphSummary.json(stamp, project.graph()));
  }

  /** What artifacts say of this command. */
  Stamp stamp() {
    return stamp;
  }

  /** The manifest as it was written last. */
  String manifestText() {
    return Manifest.json(project, stamp, compiled, names());
  }

  /** The manifest as plain values, as it would be written now. */
  Map<String, @Nullable Object> manifest() {
    return Manifest.content(project, stamp, compiled, names());
  }

  /** What templates may see of the project. */
  TemplateManifest forTemplates() {
    return new TemplateManifest(project.graph(), stamp, names());
  }

  /** Writes what came of a run, in its order: hooks before it, nodes, hooks after it. */
  void writeResults(
      List<HookResult> hooks,
      List<NodeResult> results,
      List<DescribedOnly.Ended> described,
      Duration elapsed,
      Map<String, Object> arguments) {
    List<RunResults.Outcome> outcomes = new ArrayList<>();
    hooks.stream().filter(HookResult::atStart).forEach(hook -> outcomes.add(outcome(hook)));
    results.forEach(result -> outcomes.add(outcome(result)));
    described.forEach(one -> outcomes.add(one.outcome()));
    hooks.stream().filter(hook -> !hook.atStart()).forEach(hook -> outcomes.add(outcome(hook)));
    writeOutcomes(outcomes, elapsed, arguments);
  }

  void writeOutcomes(
      List<RunResults.Outcome> outcomes, Duration elapsed, Map<String, Object> arguments) {
    Output.write(
        target.resolve("run_results.json"), RunResults.json(stamp, outcomes, elapsed, arguments));
  }

  private static RunResults.Outcome outcome(HookResult hook) {
    return new RunResults.Outcome(
        hook.uniqueId(),
        hook.status().dbtWord(),
        Optional.of(hook.message()),
        Optional.of(hook.status().isBad() ? 1L : 0L),
        "main",
        hook.started().flatMap(at -> hook.finished().map(end -> new RunResults.Times(at, at, end))),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private RunResults.Outcome outcome(NodeResult result) {
    return new RunResults.Outcome(
        result.node().uniqueId(),
        result.status().dbtWord(),
        DbtMessage.of(result),
        boxed(result.failures()),
        result.timing().map(NodeResult.Timing::thread).orElse("Thread-1"),
        result.timing().map(t -> new RunResults.Times(t.started(), t.executing(), t.finished())),
        AdapterResponse.of(result, dialect),
        result.sql().map(sql -> sql.text()),
        result.relation().map(dialect::render),
        result.batches().map(DbtArtifacts::batches));
  }

  private static RunResults.Batches batches(BatchResults batches) {
    return new RunResults.Batches(moments(batches.successful()), moments(batches.failed()));
  }

  private static List<List<Instant>> moments(List<BatchResults.Span> spans) {
    return spans.stream().map(span -> List.of(span.start(), span.end())).toList();
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private QuotedNames names() {
    return QuotedNames.of(dialect, project.project().settings().quoting());
  }
}

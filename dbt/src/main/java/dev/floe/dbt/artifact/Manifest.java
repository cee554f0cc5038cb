package dev.floe.dbt.artifact;

import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.graph.Disabled;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.MacroProperties;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.WrittenNames;
import dev.floe.dbt.load.Basis;
import dev.floe.dbt.load.LoadedProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** {@code manifest.json}, version 12. */
public final class Manifest {

  private final LoadedProject project;
  private final ProjectGraph graph;
  private final Stamp stamp;
  private final NodeEntries nodes;
  private final PassiveEntries passive;

  private Manifest(
      LoadedProject project, Stamp stamp, Map<String, Compiled> compiled, WrittenNames names) {
    this.project = project;
    this.graph = project.graph();
    this.stamp = stamp;
    this.nodes = new NodeEntries(graph, stamp, compiled, names);
    this.passive = new PassiveEntries(graph, stamp, names);
  }

  /**
   * The manifest as JSON text.
   *
   * @param compiled what was compiled, by unique id
   * @param names as the engine wants them
   */
  public static String json(
      LoadedProject project, Stamp stamp, Map<String, Compiled> compiled, WrittenNames names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    try {
      write(project, stamp, compiled, names, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes the manifest as JSON text in UTF-8. Entries are made one after the other as they are
   * written: the whole may have many megabytes.
   */
  public static void write(
      LoadedProject project,
      Stamp stamp,
      Map<String, Compiled> compiled,
      WrittenNames names,
      OutputStream out)
      throws IOException {
    write(project, stamp, compiled, names, out, Optional.empty());
  }

  /**
   * The same, with the help of the manifest before.
   *
   * @param earlier of a manifest of the load this one is based on
   * @return what to keep beside it, so that it can be of help to the next; empty if it cannot
   */
  public static Optional<byte[]> write(
      LoadedProject project,
      Stamp stamp,
      Map<String, Compiled> compiled,
      WrittenNames names,
      OutputStream out,
      Optional<ManifestPieces> earlier)
      throws IOException {
    Manifest manifest = new Manifest(project, stamp, compiled, names);
    ManifestWriter writer = new ManifestWriter(out, earlier);
    try (writer) {
      manifest.write(writer, compiled.keySet());
    } catch (JacksonIOException e) {
      throw e.getCause(); // a full disk, say
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return project
        .basis()
        .map(basis ->
            ManifestPieces.Index.of(
                    basis, compiled.keySet(), writer.sum(), writer.starts(), writer.lengths())
                .toBytes());
  }

  private void write(ManifestWriter out, Set<String> compiled) {
    Set<String> anew = new HashSet<>(compiled);
    project.basis().ifPresent(basis -> anew.addAll(basis.anew()));
    out.json().writeStartObject();
    out.member("metadata", metadata());
    out.json().writeName("nodes");
    writeNodes(out, anew, id -> !isFunction(id));
    Iterator<Map.Entry<String, Supplier<Object>>> between = between().entrySet().iterator();
    Map.Entry<String, Supplier<Object>> first = between.next();
    out.stretch(
        first.getKey(),
        project.basis().filter(Basis::sameEdges).isPresent(),
        () -> {
          PlainJson.write(out.json(), first.getValue().get());
          between.forEachRemaining(
              section -> out.member(section.getKey(), section.getValue().get()));
        });
    out.json().writeName("functions");
    writeNodes(out, anew, Manifest::isFunction);
    out.json().writeEndObject();
  }

  private void writeNodes(ManifestWriter out, Set<String> anew, Predicate<String> wanted) {
    out.json().writeStartObject();
    graph.nodes().keySet().stream()
        .filter(wanted)
        .forEach(id ->
            out.node(id, !anew.contains(id), () -> nodes.entry(graph.node(id).orElseThrow())));
    out.json().writeEndObject();
  }

  private static boolean isFunction(String uniqueId) {
    return uniqueId.startsWith(ResourceType.FUNCTION.word() + ".");
  }

  /** The manifest as plain values. */
  public static Map<String, @Nullable Object> content(
      LoadedProject project, Stamp stamp, Map<String, Compiled> compiled, WrittenNames names) {
    return new Manifest(project, stamp, compiled, names).content();
  }

  private Map<String, @Nullable Object> content() {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("metadata", metadata());
    root.put("nodes", each(nodes(id -> !isFunction(id)), nodes::entry));
    between().forEach((name, section) -> root.put(name, section.get()));
    root.put("functions", each(nodes(Manifest::isFunction), nodes::entry));
    return root;
  }

  /** What stands between nodes and functions. */
  private SequencedMap<String, Supplier<Object>> between() {
    SequencedMap<String, Supplier<Object>> sections = new LinkedHashMap<>();
    sections.put("sources", () -> each(graph.sources(), nodes::entry));
    sections.put("macros", () -> each(graph.macros(), this::macro));
    sections.put("docs", this::docs);
    sections.put("exposures", () -> passive.entries(ResourceType.EXPOSURE));
    sections.put("metrics", () -> passive.entries(ResourceType.METRIC));
    sections.put("groups", () -> passive.entries(ResourceType.GROUP));
    sections.put("selectors", Map::of);
    sections.put("disabled", this::disabled);
    sections.put("parent_map", this::parents);
    sections.put("child_map", () -> children(parents()));
    sections.put("group_map", this::groups);
    sections.put("saved_queries", () -> passive.entries(ResourceType.SAVED_QUERY));
    sections.put("semantic_models", () -> passive.entries(ResourceType.SEMANTIC_MODEL));
    sections.put("unit_tests", () -> passive.entries(ResourceType.UNIT_TEST));
    return sections;
  }

  private SequencedMap<String, ResourceNode> nodes(Predicate<String> wanted) {
    SequencedMap<String, ResourceNode> some = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach((id, node) -> {
          if (wanted.test(id)) {
            some.put(id, node);
          }
        });
    return some;
  }

  private Map<String, List<Object>> disabled() {
    Map<String, List<Object>> entries = new TreeMap<>();
    Disabled disabled = graph.disabled();
    disabled.nodes().forEach(node -> listed(entries, node.uniqueId(), nodes.entry(node)));
    disabled.sources().forEach(table -> listed(entries, table.uniqueId(), nodes.entry(table)));
    disabled.passive().forEach(one -> listed(entries, one.uniqueId(), passive.entry(one)));
    return entries;
  }

  private static void listed(Map<String, List<Object>> entries, String id, Object entry) {
    entries.computeIfAbsent(id, key -> new ArrayList<>()).add(entry);
  }

  private Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> metadata = stamp.metadata("manifest/v12");
    metadata.put("project_name", graph.rootProject());
    metadata.put("project_id", Checksum.md5(graph.rootProject()));
    metadata.put("user_id", null);
    metadata.put("send_anonymous_usage_stats", false);
    metadata.put("adapter_type", project.project().target().adapter());
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    quoting.put("database", true);
    quoting.put("schema", true);
    quoting.put("identifier", true);
    quoting.put("column", null);
    quoting.putAll(project.project().settings().quoting());
    metadata.put("quoting", quoting);
    return metadata;
  }

  private static <T> Map<String, Object> each(Map<String, T> all, Function<T, Object> entry) {
    return new MadeWhenAsked<>(all, entry);
  }

  private Map<String, @Nullable Object> macro(Macro macro) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", macro.name());
    entry.put("resource_type", "macro");
    entry.put("package_name", macro.packageName());
    entry.put("path", macro.originalPath());
    entry.put("original_file_path", macro.originalPath());
    entry.put("unique_id", macro.uniqueId());
    entry.put("macro_sql", macro.text());
    entry.put("depends_on", Map.of("macros", macro.dependsOn()));
    MacroProperties properties = macro.properties();
    entry.put("description", properties.description());
    entry.put("meta", properties.meta());
    entry.put("docs", NodeEntries.docs(properties.docs()));
    entry.put("patch_path", properties.patchPath().orElse(null));
    entry.put("arguments", properties.arguments());
    entry.put("created_at", stamp.createdAt());
    entry.put(
        "supported_languages",
        macro.supportedLanguages().isEmpty() ? null : macro.supportedLanguages());
    return entry;
  }

  /** A project without an overview of its own has one that says what it is. */
  private Map<String, Object> docs() {
    Map<String, Object> docs = new TreeMap<>(each(graph.docs(), Manifest::doc));
    docs.put(
        "doc.dbt.__overview__",
        doc(
            new DocBlock(
                "doc.dbt.__overview__", "__overview__", "dbt", "docs/overview.md", OVERVIEW)));
    return docs;
  }

  private static final String OVERVIEW =
      "Models, sources, tests and what leads from one to the other. A doc block named"
          + " `__overview__` in the project takes the place of this text.";

  private static Map<String, @Nullable Object> doc(DocBlock doc) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    String path = doc.originalPath();
    entry.put("name", doc.name());
    entry.put("resource_type", "doc");
    entry.put("package_name", doc.packageName());
    entry.put("path", path.substring(path.indexOf('/') + 1));
    entry.put("original_file_path", path);
    entry.put("unique_id", doc.uniqueId());
    entry.put("block_contents", doc.contents());
    return entry;
  }

  private Map<String, List<String>> parents() {
    Map<String, List<String>> parents = new TreeMap<>();
    graph.nodes().keySet().forEach(id -> parents.put(id, graph.parents(id)));
    graph.sources().keySet().forEach(id -> parents.put(id, List.of()));
    graph
        .passive()
        .forEach((id, resource) -> {
          if (resource.identity().type() != ResourceType.GROUP) {
            parents.put(id, graph.parents(id));
          }
        });
    return parents;
  }

  private static Map<String, List<String>> children(Map<String, List<String>> parents) {
    Map<String, List<String>> children = new TreeMap<>();
    parents.keySet().forEach(id -> children.put(id, new ArrayList<>()));
    parents.forEach((id, above) ->
        above.forEach(parent -> children.computeIfAbsent(parent, k -> new ArrayList<>()).add(id)));
    return children;
  }

  private Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new TreeMap<>();
    graph.passive().values().stream()
        .map(resource -> resource.identity())
        .filter(identity -> identity.type() == ResourceType.GROUP)
        .map(Identity::name)
        .forEach(name -> groups.put(name, new ArrayList<>()));
    graph.nodes().forEach((id, node) -> member(groups, node.config(), id));
    graph.passive().forEach((id, resource) -> member(groups, resource.config(), id));
    return groups;
  }

  private static void member(Map<String, List<String>> groups, NodeConfig config, String id) {
    config.text("group").map(groups::get).ifPresent(members -> members.add(id));
  }
}

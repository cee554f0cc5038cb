package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.WrittenNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest's entries of nodes and sources. */
final class NodeEntries {

  private final Stamp stamp;
  private final Map<String, Compiled> compiled;
  private final WrittenNames names;
  private final PrimaryKeys keys;

  NodeEntries(ProjectGraph graph, Stamp stamp, Map<String, Compiled> compiled, WrittenNames names) {
    this.stamp = stamp;
    this.compiled = compiled;
    this.names = names;
    this.keys = new PrimaryKeys(graph);
  }

  static Map<String, @Nullable Object> identity(Identity identity) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", identity.name());
    entry.put("resource_type", identity.type().word());
    entry.put("package_name", identity.packageName());
    entry.put("path", identity.path());
    entry.put("original_file_path", identity.originalPath());
    entry.put("unique_id", identity.uniqueId());
    entry.put("fqn", identity.fqn());
    return entry;
  }

  Map<String, @Nullable Object> entry(ResourceNode node) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("database", node.placement().database().orElse(null));
    entry.put("schema", node.placement().schema());
    entry.putAll(identity(node.identity()));
    entry.put("alias", node.placement().alias());
    entry.put(
        "checksum", Map.of("name", node.checksum().kind(), "checksum", node.checksum().value()));
    properties(entry, node);
    entry.put("relation_name", relationName(node).orElse(null));
    entry.put("raw_code", node.template().text());
    entry.put("doc_blocks", node.properties().docBlocks());
    if (node.detail() instanceof NodeDetail.Seed) {
      entry.put("root_path", null);
      entry.put("depends_on", Map.of("macros", node.dependencies().macros()));
    } else {
      code(entry, node);
    }
    detail(entry, node);
    return entry;
  }

  private void properties(Map<String, @Nullable Object> entry, ResourceNode node) {
    Map<String, @Nullable Object> config = node.config().plain();
    NodeProperties properties = node.properties();
    entry.put("config", config);
    entry.put("tags", node.tags());
    entry.put(
        "description",
        node.detail() instanceof NodeDetail.GenericTest test
            ? test.description()
            : properties.description());
    entry.put("columns", columns(properties.columns()));
    entry.put("meta", PlainValues.mapping(config.get("meta")));
    entry.put("group", config.get("group"));
    entry.put("docs", docs(config.get("docs")));
    entry.put("patch_path", properties.patchPath().orElse(null));
    entry.put("build_path", null);
    entry.put("unrendered_config", node.config().written());
    entry.put("created_at", stamp.createdAt());
  }

  static Map<String, @Nullable Object> docs(@Nullable Object config) {
    Map<String, @Nullable Object> written = PlainValues.mapping(config);
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    docs.put("show", !Boolean.FALSE.equals(written.get("show")));
    docs.put("node_color", written.get("node_color"));
    return docs;
  }

  static Map<String, @Nullable Object> columns(List<ColumnProperties> columns) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (ColumnProperties column : columns) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("name", column.name());
      entry.put("description", column.description());
      entry.put("meta", column.meta());
      entry.put("data_type", column.dataType().orElse(null));
      entry.put("constraints", column.constraints());
      entry.put("quote", column.quote().orElse(null));
      Map<String, @Nullable Object> config = new LinkedHashMap<>(column.config());
      config.put("meta", column.meta());
      config.put("tags", column.tags());
      entry.put("config", config);
      entry.put("tags", column.tags());
      entry.put("entity", column.semantics().get("entity"));
      entry.put("dimension", column.semantics().get("dimension"));
      entry.put("granularity", column.semantics().get("granularity"));
      entry.put("doc_blocks", column.docBlocks());
      entries.put(column.name(), entry);
    }
    return entries;
  }

  private Optional<String> relationName(ResourceNode node) {
    boolean written =
        switch (node.detail()) {
          case NodeDetail.Model model -> !node.materialization().equals("ephemeral");
          case NodeDetail.Seed seed -> true;
          case NodeDetail.Snapshot snapshot -> true;
          case NodeDetail.Function function -> true;
          case NodeDetail.GenericTest test -> node.config().flag("store_failures", false);
          case NodeDetail.SingularTest test -> node.config().flag("store_failures", false);
          case NodeDetail.Analysis analysis -> false;
          case NodeDetail.RunHook hook -> false;
        };
    return written
        ? Optional.of(names.of(node))
        : Optional.ofNullable(compiled.get(node.uniqueId())).flatMap(Compiled::failures);
  }

  private void code(Map<String, @Nullable Object> entry, ResourceNode node) {
    entry.put("language", node.identity().language().word());
    entry.put("refs", refs(node.dependencies().refs()));
    entry.put("sources", sources(node));
    entry.put("metrics", List.of());
    entry.put(
        "functions",
        node.dependencies().functions().stream()
            .map(call ->
                call.packageName()
                    .map(from -> List.of(from, call.name()))
                    .orElse(List.of(call.name())))
            .toList());
    entry.put(
        "depends_on",
        Map.of("macros", node.dependencies().macros(), "nodes", node.dependencies().nodes()));
    Compiled code = compiled.get(node.uniqueId());
    entry.put("compiled_path", code == null ? null : code.path());
    if (code != null) {
      entry.put("compiled", true);
      entry.put("compiled_code", code.code());
      entry.put("extra_ctes_injected", true);
      entry.put("extra_ctes", List.of());
    }
    Map<String, @Nullable Object> contract = new LinkedHashMap<>();
    Map<String, @Nullable Object> config = node.config().map("contract");
    contract.put("enforced", Boolean.TRUE.equals(config.get("enforced")));
    contract.put("alias_types", !Boolean.FALSE.equals(config.get("alias_types")));
    contract.put("checksum", ContractChecksum.of(node).orElse(null));
    entry.put("contract", contract);
  }

  /** dbt names a source once where it can read a file without rendering it, else at each call. */
  private static List<List<String>> sources(ResourceNode node) {
    boolean simple =
        node.dependencies().macros().isEmpty() && !node.template().text().contains("{%");
    List<List<String>> calls =
        node.dependencies().sources().stream()
            .map(call -> List.of(call.source(), call.table()))
            .toList();
    return simple ? calls.stream().distinct().toList() : calls;
  }

  static List<Map<String, @Nullable Object>> refs(List<RefCall> calls) {
    List<Map<String, @Nullable Object>> refs = new ArrayList<>();
    for (RefCall call : calls) {
      Map<String, @Nullable Object> ref = new LinkedHashMap<>();
      ref.put("name", call.name());
      ref.put("package", call.packageName().orElse(null));
      ref.put("version", call.version().map(NodeEntries::version).orElse(null));
      refs.add(ref);
    }
    return refs;
  }

  /** A version as a number where it is one. */
  private static Object version(String version) {
    return version.matches("\\d{1,18}") ? (Object) Long.valueOf(version) : version;
  }

  private static @Nullable Object timeSpine(Map<String, @Nullable Object> written) {
    if (written.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> spine = new LinkedHashMap<>();
    spine.put("standard_granularity_column", written.get("standard_granularity_column"));
    spine.put(
        "custom_granularities", SemanticShapes.granularities(written.get("custom_granularities")));
    return spine;
  }

  private void detail(Map<String, @Nullable Object> entry, ResourceNode node) {
    switch (node.detail()) {
      case NodeDetail.Model model -> {
        entry.put("access", model.access());
        Compiled code = compiled.get(node.uniqueId());
        if (code != null) {
          ReferredConstraints.write(entry, node.properties(), code.foreignKeys());
        } else {
          entry.put("constraints", node.properties().constraints());
        }
        entry.put("version", model.version().map(NodeEntries::version).orElse(null));
        entry.put("latest_version", model.latestVersion().map(NodeEntries::version).orElse(null));
        entry.put("deprecation_date", model.deprecationDate().orElse(null));
        entry.put("primary_key", keys.of(node));
        entry.put("time_spine", timeSpine(node.properties().timeSpine()));
      }
      case NodeDetail.GenericTest test -> {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("name", test.name());
        metadata.put("kwargs", test.arguments());
        metadata.put("namespace", test.namespace().orElse(null));
        entry.put("test_metadata", metadata);
        entry.put("column_name", test.columnName().orElse(null));
        entry.put("file_key_name", test.fileKeyName());
        entry.put(
            "attached_node",
            test.attachedNode().filter(id -> !id.startsWith("source.")).orElse(null));
      }
      case NodeDetail.Function function -> {
        entry.put("arguments", function.arguments());
        entry.put("returns", function.returns());
      }
      case NodeDetail.RunHook hook -> entry.put("index", hook.index());
      case NodeDetail.Seed seed -> {}
      case NodeDetail.Snapshot snapshot -> {}
      case NodeDetail.SingularTest test -> {}
      case NodeDetail.Analysis analysis -> {}
    }
  }

  Map<String, @Nullable Object> entry(SourceTable source) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("database", source.placement().database().orElse(null));
    entry.put("schema", source.placement().schema());
    entry.putAll(identity(source.identity()));
    entry.put("source_name", source.sourceName());
    entry.put("source_description", source.sourceDescription());
    entry.put("loader", source.loader().orElse(""));
    entry.put("identifier", source.identifier());
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    for (String part : List.of("database", "schema", "identifier", "column")) {
      quoting.put(part, source.quoting().get(part));
    }
    entry.put("quoting", quoting);
    for (String key : List.of("loaded_at_field", "loaded_at_query", "external")) {
      entry.put(key, source.extra().get(key));
    }
    entry.put("freshness", freshness(source.extra().get("freshness")));
    entry.put("description", source.properties().description());
    entry.put("columns", columns(source.properties().columns()));
    Map<String, @Nullable Object> config = source.config().plain();
    config.put("freshness", entry.get("freshness"));
    entry.put("meta", PlainValues.mapping(config.get("meta")));
    entry.put("source_meta", source.sourceMeta());
    entry.put("tags", PlainValues.texts(config.get("tags")));
    config.put("tags", entry.get("tags"));
    entry.put("config", config);
    entry.put("patch_path", null);
    entry.put("unrendered_config", unrendered(source, entry));
    entry.put("relation_name", source.externalLocation().orElseGet(() -> names.of(source)));
    entry.put("created_at", stamp.createdAt());
    entry.put("unrendered_database", source.extra().get("unrendered_database"));
    entry.put("unrendered_schema", source.extra().get("unrendered_schema"));
    entry.put("doc_blocks", source.properties().docBlocks());
    return entry;
  }

  /** dbt renders a source's configuration before it takes it down, and adds what always goes in. */
  private static Map<String, @Nullable Object> unrendered(
      SourceTable source, Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> unrendered = new LinkedHashMap<>();
    source
        .config()
        .written()
        .keySet()
        .forEach(key -> unrendered.put(key, source.config().get(key).orElse(null)));
    for (String key : List.of("loaded_at_field", "loaded_at_query", "freshness", "meta", "tags")) {
      unrendered.put(key, entry.get(key));
    }
    return unrendered;
  }

  private static @Nullable Object freshness(@Nullable Object written) {
    Map<String, @Nullable Object> freshness = PlainValues.mapping(written);
    if (freshness.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    for (String key : List.of("warn_after", "error_after")) {
      Map<String, @Nullable Object> limit = PlainValues.mapping(freshness.get(key));
      Map<String, @Nullable Object> full = new LinkedHashMap<>();
      full.put("count", limit.get("count"));
      full.put("period", limit.get("period"));
      // A limit that somebody took back is none; one that nobody wrote is empty.
      boolean taken = freshness.containsKey(key) && freshness.get(key) == null;
      entry.put(key, taken ? null : full);
    }
    entry.put("filter", freshness.get("filter"));
    return entry;
  }
}

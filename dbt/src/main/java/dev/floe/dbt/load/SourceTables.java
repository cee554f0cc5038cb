package dev.floe.dbt.load;

import dev.floe.dbt.config.ConfigBuilder;
import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.PatchReader;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the tables of the {@code sources} of property files. */
final class SourceTables {

  private static final List<String> EXTRA =
      List.of("loaded_at_field", "loaded_at_query", "external", "loader");

  /** A table, and the patch whose tests it has. */
  record Found(SourceTable table, TestTarget target, NodePatch patch, boolean enabled) {}

  private final Project project;
  private final PatchReader patches;
  private final Consumer<Diagnostic> sink;

  SourceTables(Project project, PatchReader patches, Consumer<Diagnostic> sink) {
    this.project = project;
    this.sink = sink;
    this.patches = patches;
  }

  List<Found> of(PropertyEntry source) {
    List<Found> tables = new ArrayList<>();
    List<YamlNode> nodes =
        source
            .node()
            .get("tables")
            .flatMap(YamlNode::asSequence)
            .map(YamlSequence::items)
            .orElse(List.of());
    List<@Nullable Object> values = PlainValues.list(source.values().get("tables"));
    FreshnessRules.problems(source.values(), source.node()).forEach(sink);
    for (int i = 0; i < Math.min(nodes.size(), values.size()); i++) {
      Map<String, @Nullable Object> table = PlainValues.mapping(values.get(i));
      if (nodes.get(i) instanceof YamlMapping node && table.get("name") != null) {
        FreshnessRules.problems(table, node).forEach(sink);
        tables.add(table(source, node, table));
      }
    }
    return tables;
  }

  private Found table(
      PropertyEntry source, YamlMapping node, Map<String, @Nullable Object> values) {
    String name = String.valueOf(values.get("name"));
    Identity identity = identity(source, name);
    NodePatch patch = patches.patch(source, node, values);
    NodeConfig config = config(source, node, values, identity);
    SourceTable table =
        new SourceTable(
            identity,
            source.name(),
            source.text("description").orElse(""),
            placement(source, values, name),
            String.valueOf(Optional.ofNullable(values.get("identifier")).orElse(name)),
            quoting(source, values),
            config,
            patch.properties(),
            sourceMeta(source),
            source.text("loader"),
            extra(source, values, config));
    return new Found(table, target(source, table, patch), patch, config.flag("enabled", true));
  }

  private static Identity identity(PropertyEntry source, String name) {
    SourceFile file = source.file();
    List<String> fqn = new ArrayList<>();
    fqn.add(file.packageName());
    int slash = file.path().lastIndexOf('/');
    if (slash > 0) {
      fqn.addAll(List.of(file.path().substring(0, slash).split("/", -1)));
    }
    fqn.add(source.name());
    fqn.add(name);
    return new Identity(
        "source." + file.packageName() + "." + source.name() + "." + name,
        ResourceType.SOURCE,
        name,
        file.packageName(),
        file.originalPath(),
        file.originalPath(),
        file.file(),
        fqn);
  }

  private Placement placement(
      PropertyEntry source, Map<String, @Nullable Object> table, String name) {
    Object identifier = table.get("identifier");
    return new Placement(
        source.text("database").or(() -> project.target().database()),
        source.text("schema").orElse(source.name()),
        identifier == null ? name : String.valueOf(identifier));
  }

  private static Map<String, @Nullable Object> quoting(
      PropertyEntry source, Map<String, @Nullable Object> table) {
    Map<String, @Nullable Object> quoting = source.map("quoting");
    quoting.putAll(PlainValues.mapping(table.get("quoting")));
    return quoting;
  }

  private static Map<String, @Nullable Object> sourceMeta(PropertyEntry source) {
    Map<String, @Nullable Object> meta = source.map("meta");
    meta.putAll(PlainValues.mapping(source.map("config").get("meta")));
    return meta;
  }

  private NodeConfig config(
      PropertyEntry source,
      YamlMapping node,
      Map<String, @Nullable Object> values,
      Identity identity) {
    ConfigBuilder builder = new ConfigBuilder(ConfigKeys.Kind.SOURCE);
    Optional<InstalledPackage> own =
        project.packages().stream()
            .filter(one -> one.name().equals(identity.packageName()))
            .findFirst();
    own.ifPresent(found -> levels(found, identity).forEach(builder::over));
    String file = source.file().originalPath();
    builder.over(PatchReader.config(source.node(), source.values(), file));
    builder.over(direct(source.node(), source.values(), file));
    builder.over(PatchReader.config(node, values, file));
    builder.over(direct(node, values, file));
    builder.over(FreshnessRules.otherWay(values, file, node));
    if (!identity.packageName().equals(project.root().name())) {
      levels(project.root(), identity).forEach(builder::over);
    }
    builder
        .misfits()
        .forEach(
            misfit -> sink.accept(Misfits.diagnostic(misfit, source.span(), identity.uniqueId())));
    return builder.build();
  }

  private static List<ConfigLevel> levels(InstalledPackage from, Identity identity) {
    return from.project().config("sources").levels(identity.fqn(), from.project().file());
  }

  /** Keys that may stand beside {@code config} as well as in it. */
  private static ConfigLevel direct(
      YamlMapping node, Map<String, @Nullable Object> values, String file) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    for (String key : List.of("loaded_at_field", "loaded_at_query")) {
      if (values.containsKey(key)) {
        Span span = node.get(key).map(YamlNode::span).orElse(node.span());
        settings.add(new ConfigLevel.Setting(key, values.get(key), Origin.at(file, span)));
      }
    }
    return new ConfigLevel(settings);
  }

  private static Map<String, @Nullable Object> extra(
      PropertyEntry source, Map<String, @Nullable Object> table, NodeConfig config) {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    for (String key : EXTRA) {
      Object value = table.containsKey(key) ? table.get(key) : source.values().get(key);
      // Freshness may be taken back, which leaves nothing in the configuration.
      extra.put(key, config.get(key).orElse(key.equals("freshness") ? null : value));
    }
    for (String key : List.of("database", "schema")) {
      Optional<YamlNode> node = source.node().get(key);
      extra.put(
          "unrendered_" + key, node.isPresent() ? node.get().toJava(YamlSchema.PYYAML) : null);
    }
    extra.put("freshness", FreshnessRules.of(source.values(), table, config));
    FreshnessRules.oneWayToAsk(table, extra);
    return extra;
  }

  private static TestTarget target(PropertyEntry source, SourceTable table, NodePatch patch) {
    String name = table.identity().name();
    SourceCall call = new SourceCall(source.name(), name, patch.entry().span());
    List<String> tags = PlainValues.texts(table.config().get("tags").orElse(null));
    return new TestTarget(
        table.uniqueId(),
        source.name() + "_" + name,
        "source_",
        "source('" + source.name() + "', '" + name + "')",
        Optional.empty(),
        Optional.of(call),
        source.file(),
        "sources." + source.name(),
        tags,
        Boolean.TRUE.equals(table.quoting().get("column")));
  }
}

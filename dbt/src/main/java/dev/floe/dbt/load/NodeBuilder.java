package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigBuilder;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.HookTemplates;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.Captured;
import dev.floe.dbt.parse.ConfigCall;
import dev.floe.dbt.parse.GenericTestCall;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.ParseRequest;
import dev.floe.dbt.parse.Reads;
import dev.floe.dbt.parse.RenderKind;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.pymodel.PythonModel;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a node of a draft: renders it for what it calls, merges its configuration, names it. */
final class NodeBuilder {

  /** A node and what was found on the way. */
  record Built(ResourceNode node, List<Diagnostic> diagnostics) {}

  private static final ConfigLevel MATERIALIZED_AS_TABLE =
      new ConfigLevel(List.of(new ConfigLevel.Setting("materialized", "table", Origin.builtIn())));

  private final Project project;
  private final ParseRenderer renderer;
  private final Map<String, InstalledPackage> packages = new LinkedHashMap<>();
  private final boolean comparesWritten;

  NodeBuilder(Project project, ParseRenderer renderer) {
    this.project = project;
    this.renderer = renderer;
    project.packages().forEach(one -> packages.put(one.name(), one));
    this.comparesWritten =
        project.root().project().flag("state_modified_compare_more_unrendered_values", true);
  }

  Built build(NodeDraft draft) {
    List<Diagnostic> found = new ArrayList<>();
    Placement standard = standardPlacement(draft.identity());
    NodeConfig before = config(draft, List.of(), found);
    found.clear();
    Captured captured = capture(draft, before, standard, Optional.empty());
    return build(draft, captured, standard, found);
  }

  /** As {@link #build(NodeDraft)} for a generic test. */
  Built buildTest(NodeDraft draft, GenericTestCall call, ConfigLevel declared) {
    List<Diagnostic> found = new ArrayList<>();
    Placement standard = standardPlacement(draft.identity());
    NodeConfig before = config(draft, List.of(declared), found);
    found.clear();
    Captured captured = capture(draft, before, standard, Optional.of(call));
    return build(draft, with(captured, declared), standard, found);
  }

  /** As {@link #build(NodeDraft)} where rendering is known to call nothing but these. */
  Built buildKnown(NodeDraft draft, Captured captured, ConfigLevel declared) {
    return build(
        draft, with(captured, declared), standardPlacement(draft.identity()), new ArrayList<>());
  }

  private static Captured with(Captured captured, ConfigLevel declared) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    declared.settings().forEach(setting -> values.put(setting.key(), setting.value()));
    List<ConfigCall> calls = new ArrayList<>();
    for (ConfigCall call : captured.configs()) {
      Map<String, @Nullable Object> other = new LinkedHashMap<>(call.values());
      other.keySet().removeAll(values.keySet());
      calls.add(new ConfigCall(other, call.span()));
    }
    Optional<Span> place =
        declared.settings().stream().findFirst().flatMap(setting -> setting.origin().span());
    place.ifPresent(span -> calls.add(new ConfigCall(values, span)));
    return new Captured(
        captured.refs(),
        captured.sources(),
        captured.functions(),
        calls,
        captured.macros(),
        captured.reads(),
        captured.diagnostics());
  }

  private Placement standardPlacement(Identity identity) {
    return new Placement(project.target().database(), project.target().schema(), identity.name());
  }

  private Captured capture(
      NodeDraft draft, NodeConfig config, Placement placement, Optional<GenericTestCall> call) {
    if (draft.template().text().isEmpty()) {
      return new Captured(List.of(), List.of(), List.of(), List.of(), Reads.none(), List.of());
    }
    if (isPythonModel(draft.identity())) {
      return PythonModel.read(draft.template());
    }
    return renderer.parse(
        new ParseRequest(
            draft.kind(),
            draft.identity(),
            draft.template(),
            config.plain(),
            NodeView.of(
                draft.identity(), draft.detail(), config, placement, draft.template().text()),
            call));
  }

  /** A function in Python is a template, as one in SQL is: only what a model says is Python. */
  private static boolean isPythonModel(Identity identity) {
    return identity.language() == Language.PYTHON && identity.type() != ResourceType.FUNCTION;
  }

  private Built build(
      NodeDraft draft, Captured captured, Placement standard, List<Diagnostic> found) {
    found.addAll(captured.diagnostics());
    Map<String, String> written =
        comparesWritten && draft.template().text().contains("config")
            ? WrittenConfig.in(draft.template().text())
            : Map.of();
    List<ConfigLevel> inFile =
        captured.configs().stream().map(call -> level(call, written)).toList();
    NodeConfig config = Finished.config(draft.keys(), config(draft, inFile, found));
    Placement placement = placement(draft, config, standard, found);
    ResourceNode node =
        new ResourceNode(
            draft.identity(),
            placement,
            config,
            draft.patch().map(NodePatch::properties).orElse(NodeProperties.none()),
            draft.template(),
            dependencies(draft, config, placement, captured, found),
            draft.checksum(),
            finished(draft.detail(), config));
    return new Built(node, found);
  }

  private static NodeDetail finished(NodeDetail detail, NodeConfig config) {
    return detail instanceof NodeDetail.Model model
        ? new NodeDetail.Model(
            model.version(),
            model.latestVersion(),
            config.text("access").orElse("protected"),
            model.deprecationDate())
        : detail;
  }

  private static ConfigLevel level(ConfigCall call, Map<String, String> written) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    Origin origin = Origin.at("config()", call.span());
    call.values()
        .forEach((key, value) -> {
          Object source = written.containsKey(key) ? written.get(key) : value;
          settings.add(new ConfigLevel.Setting(key, value, source, origin));
        });
    return new ConfigLevel(settings);
  }

  private NodeConfig config(NodeDraft draft, List<ConfigLevel> inFile, List<Diagnostic> found) {
    ConfigBuilder builder = new ConfigBuilder(draft.keys());
    InstalledPackage own = packages.get(draft.identity().packageName());
    if (own != null) {
      levels(own, draft).forEach(builder::over);
    }
    if (isPythonModel(draft.identity())) {
      // Only the model itself may say otherwise: Python makes no views.
      builder.over(MATERIALIZED_AS_TABLE);
    }
    draft
        .patch()
        .ifPresent(
            patch -> builder.over(comparesWritten ? patch.config() : patch.config().rendered()));
    inFile.forEach(builder::over);
    if (own == null || !own.name().equals(project.root().name())) {
      levels(project.root(), draft).forEach(builder::over);
    }
    Span file = Span.file(draft.identity().file());
    builder
        .misfits()
        .forEach(
            misfit -> found.add(Misfits.diagnostic(misfit, file, draft.identity().uniqueId())));
    Stream.concat(draft.patch().map(NodePatch::config).stream(), inFile.stream())
        .forEach(level -> found.addAll(Misfits.misspelt(level, draft.keys())));
    return builder.build();
  }

  private static List<ConfigLevel> levels(InstalledPackage from, NodeDraft draft) {
    return from.project()
        .config(draft.block())
        .levels(draft.identity().fqn(), from.project().file());
  }

  private Placement placement(
      NodeDraft draft, NodeConfig config, Placement standard, List<Diagnostic> found) {
    if (draft.kind() == RenderKind.OPERATION) {
      return standard;
    }
    Optional<String> database =
        name(ParseRenderer.NamePart.DATABASE, draft, config, standard, found)
            .or(standard::database);
    Optional<String> schema = name(ParseRenderer.NamePart.SCHEMA, draft, config, standard, found);
    if (schema.isEmpty()
        && project.root().project().flag("require_valid_schema_from_generate_schema_name")) {
      found.add(
          Diagnostic.at(
                  DbtCode.BAD_STRATEGY,
                  Span.file(draft.identity().file()),
                  "generate_schema_name gives no schema for '" + draft.identity().uniqueId() + "'")
              .about(draft.identity().uniqueId()));
    }
    Placement named = new Placement(database, schema.orElse(standard.schema()), standard.alias());
    String alias =
        name(ParseRenderer.NamePart.ALIAS, draft, config, named, found).orElse(named.alias());
    return new Placement(
        config.text("target_database").or(() -> database),
        config.text("target_schema").orElse(named.schema()),
        alias);
  }

  private Optional<String> name(
      ParseRenderer.NamePart part,
      NodeDraft draft,
      NodeConfig config,
      Placement placement,
      List<Diagnostic> found) {
    String key =
        switch (part) {
          case DATABASE -> "database";
          case SCHEMA -> "schema";
          case ALIAS -> "alias";
        };
    ParseRenderer.Named node =
        new ParseRenderer.Named(
            draft.identity().name(),
            draft.detail() instanceof NodeDetail.Model model ? model.version() : Optional.empty(),
            () ->
                NodeView.of(
                    draft.identity(), draft.detail(), config, placement, draft.template().text()));
    Result<String> name =
        renderer.name(
            part, config.get(key).map(String::valueOf), node, draft.identity().packageName());
    found.addAll(name.diagnostics());
    return name.value().map(String::strip).filter(text -> !text.isEmpty());
  }

  private Dependencies dependencies(
      NodeDraft draft,
      NodeConfig config,
      Placement placement,
      Captured captured,
      List<Diagnostic> found) {
    LinkedHashSet<RefCall> refs = new LinkedHashSet<>(captured.refs());
    LinkedHashSet<SourceCall> sources = new LinkedHashSet<>(captured.sources());
    LinkedHashSet<RefCall> functions = new LinkedHashSet<>(captured.functions());
    if (draft.detail() instanceof NodeDetail.Function function) {
      // All bodies are there before anything calls the function.
      function
          .overloads()
          .forEach(name ->
              functions.add(
                  new RefCall(
                      Optional.of(draft.identity().packageName()),
                      name,
                      Optional.empty(),
                      draft.template().span())));
    }
    LinkedHashSet<String> macros = new LinkedHashSet<>(captured.macros());
    for (Template hook : hooks(draft, config)) {
      Captured inHook =
          renderer.parse(
              new ParseRequest(
                  RenderKind.HOOK,
                  draft.identity(),
                  hook,
                  config.plain(),
                  NodeView.of(
                      draft.identity(), draft.detail(), config, placement, draft.template().text()),
                  Optional.empty()));
      refs.addAll(inHook.refs());
      sources.addAll(inHook.sources());
      functions.addAll(inHook.functions());
      macros.addAll(inHook.macros());
      found.addAll(inHook.diagnostics());
    }
    draft.patch().ifPresent(patch -> foreignKeys(patch, refs, sources));
    return new Dependencies(
        List.copyOf(refs),
        List.copyOf(sources),
        List.copyOf(functions),
        List.copyOf(macros),
        List.of());
  }

  /** What a foreign key refers to must be there before. */
  private static void foreignKeys(NodePatch patch, Set<RefCall> refs, Set<SourceCall> sources) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>(patch.constraints());
    patch.columns().forEach(column -> all.addAll(column.column().constraints()));
    for (Map<String, @Nullable Object> constraint : all) {
      String to = PlainValues.text(constraint.get("to"), "");
      CallText.ref(to, patch.entry().span()).ifPresent(refs::add);
      CallText.source(to, patch.entry().span()).ifPresent(sources::add);
    }
  }

  private static List<Template> hooks(NodeDraft draft, NodeConfig config) {
    List<Template> hooks = new ArrayList<>();
    for (String key : List.of("pre-hook", "post-hook")) {
      List<String> texts = new ArrayList<>();
      for (Object hook : PlainValues.list(config.get(key).orElse(null))) {
        texts.add(PlainValues.text(PlainValues.mapping(hook).get("sql"), ""));
      }
      hooks.addAll(HookTemplates.of(config, key, texts, draft.template()));
    }
    return hooks.stream().filter(hook -> hook.text().contains("{")).toList();
  }
}

package dev.floe.dbt.render;

import dev.floe.dbt.adapter.Quoting;
import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.Dispatcher;
import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.parse.MacroFile;
import dev.floe.dbt.parse.ManifestView;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** dbt's templates: of YAML files, and of projects. Safe for several threads. */
public final class DbtTemplateEngine implements TemplateEngine {

  private final Function<String, Dialect> dialects;
  private final Invocation invocation;
  private final SharedMembers shared;
  private final Set<String> unsteady = ConcurrentHashMap.newKeySet();

  /**
   * @param dialects the dialect of an adapter that exists
   */
  public DbtTemplateEngine(Function<String, Dialect> dialects, Invocation invocation) {
    this.dialects = dialects;
    this.invocation = invocation;
    this.shared = new SharedMembers(invocation);
  }

  @Override
  public Result<Yielded> yaml(Template template, YamlContext context) {
    YamlMembers names = new YamlMembers(invocation, shared, context, () -> unsteady.add(""));
    try {
      Object value = JinjaTemplates.yaml(template, names);
      return Result.ok(new Yielded(PlainPython.plain(value)));
    } catch (RenderException refused) {
      return Result.failed(Places.diagnostic(refused, template, ""));
    }
  }

  @Override
  public Result<String> description(
      Template template, YamlContext context, Function<List<String>, String> docs) {
    YamlMembers names = new YamlMembers(invocation, shared, context, () -> unsteady.add(""));
    PyCallable doc =
        call -> docs.apply(call.args().stream().map(argument -> Texts.str(argument)).toList());
    Object named = new dev.floe.jinja.value.Function("doc", doc);
    try {
      return Result.ok(
          JinjaTemplates.text(template, name -> name.equals("doc") ? named : names.lookup(name)));
    } catch (RenderException refused) {
      return Result.failed(Places.diagnostic(refused, template, ""));
    }
  }

  @Override
  public Result<ParseRenderer> open(
      ProjectSettings settings, List<MacroFile> macros, ParseMemory memory) {
    return workshop(settings, macros)
        .map(workshop -> new ParsingRenderer(workshop, memory, unsteady));
  }

  /**
   * Renders a project that was parsed by a renderer of this engine.
   *
   * @param manifest what templates see as {@code model} and {@code graph}
   */
  public static ProjectRendering rendering(
      ParseRenderer renderer, ProjectGraph graph, ManifestView manifest) {
    return rendering(renderer, graph, manifest, Perspective.usual());
  }

  /** The same from a perspective of its own. */
  public static ProjectRendering rendering(
      ParseRenderer renderer, ProjectGraph graph, ManifestView manifest, Perspective perspective) {
    if (renderer instanceof ParsingRenderer own) {
      Workshop workshop = own.workshop().selecting(perspective.selected());
      return new ProjectRendering(workshop, graph, manifest, perspective);
    }
    throw new IllegalArgumentException("not a renderer of this engine: " + renderer);
  }

  private Result<Workshop> workshop(ProjectSettings settings, List<MacroFile> macros) {
    Dialect dialect = dialects.apply(settings.adapter());
    String adapterPackage = "dbt_" + dialect.name();
    List<MacroFile> files = new ArrayList<>(macros);
    for (Dialect.MacroFile own : dialect.macros()) {
      files.add(
          new MacroFile(
              adapterPackage,
              "macros/" + own.name(),
              adapterPackage + ":macros/" + own.name(),
              own.source()));
    }
    files.addAll(RootMacros.files());
    List<String> internal = List.of(adapterPackage, MacroLibrary.GLOBAL_PACKAGE);
    List<String> adapters = new ArrayList<>();
    adapters.add(dialect.name());
    adapters.addAll(dialect.dispatchParents());
    return MacroLibrary.read(settings.rootProject(), internal, files)
        .map(library ->
            new Workshop(
                settings,
                invocation,
                new JinjaTemplates(library),
                new Dispatcher(library, adapters, settings.dispatch()),
                new RelationRendering(dialect, Quoting.ALL),
                shared));
  }
}

package dev.floe.dbt.load;

import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.kept.Ground;
import dev.floe.dbt.kept.KeptLoad;
import dev.floe.dbt.parse.MacroFile;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.project.CatalogsFile;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.ProjectReader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.Section;
import dev.floe.dbt.select.SelectorsFile;
import dev.floe.diagnostics.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads a project: from its files to its graph. */
public final class ProjectLoader {

  private final TemplateEngine engine;
  private final ProjectRequest request;
  private final RelationNaming naming;
  private final List<SourceTable> ports;
  private final LoadMemory memory;
  private final Findings findings = new Findings();

  private ProjectLoader(
      TemplateEngine engine,
      ProjectRequest request,
      RelationNaming naming,
      List<SourceTable> ports,
      LoadMemory memory) {
    this.engine = engine;
    this.request = request;
    this.memory = memory;
    this.naming = naming;
    this.ports = List.copyOf(ports);
  }

  /**
   * The project, as far as it can be understood, and everything that is wrong with it.
   *
   * @param naming how relations are named
   */
  public static Result<LoadedProject> load(
      TemplateEngine engine, ProjectRequest request, RelationNaming naming) {
    return load(engine, request, naming, List.of());
  }

  /**
   * The project of a product that consumes others.
   *
   * @param naming how relations are named
   * @param ports what it may read of other products: package and source are the product's name, so
   *     that both {@code ref('product', 'port')} and {@code source('product', 'port')} lead there
   */
  public static Result<LoadedProject> load(
      TemplateEngine engine,
      ProjectRequest request,
      RelationNaming naming,
      List<SourceTable> ports) {
    return load(engine, request, naming, ports, LoadMemory.none());
  }

  /**
   * As the others, with what earlier parses of the project remember.
   *
   * @param memory is asked only where the files are a {@link Ground}, but for that of templates
   */
  public static Result<LoadedProject> load(
      TemplateEngine engine,
      ProjectRequest request,
      RelationNaming naming,
      List<SourceTable> ports,
      LoadMemory memory) {
    ProjectLoader loader = new ProjectLoader(engine, request, naming, ports, memory);
    return ProjectReader.read(engine, request).then(loader::load);
  }

  private Result<LoadedProject> load(Project project) {
    return again(project).orElseGet(() -> anew(project));
  }

  /** With the graph of an earlier load, but for what an edit has changed. */
  private Optional<Result<LoadedProject>> again(Project project) {
    if (!(project.files() instanceof Ground ground)) {
      return Optional.empty();
    }
    String settings = settings(project);
    Optional<byte[]> bytes = memory.load(project);
    Optional<KeptLoad> kept = bytes.flatMap(all -> KeptLoad.read(all, settings));
    if (kept.isEmpty()) {
      memory.loadsAnew(
          bytes
              .flatMap(all -> KeptLoad.difference(all, settings))
              .orElse("saved manifest not found"));
    }
    Optional<Set<String>> changed = kept.flatMap(load -> load.changedFiles(ground));
    if (kept.isEmpty() || changed.isEmpty()) {
      return Optional.empty();
    }
    Texts texts = new Texts(project.files(), findings);
    Optional<ParseRenderer> renderer =
        engine.open(project.settings(), macroFiles(project, texts), ParseMemory.empty()).value();
    return renderer
        .flatMap(
            found -> new LoadAgain(kept.get(), project, engine, found, naming).load(changed.get()))
        .map(found -> loaded(project, found.graph(), renderer.get(), Optional.of(found.basis())));
  }

  private Result<LoadedProject> anew(Project project) {
    Texts texts = new Texts(project.files(), findings);
    Result<ParseRenderer> renderer =
        engine.open(project.settings(), macroFiles(project, texts), memory.templates(project));
    renderer.diagnostics().forEach(findings);
    if (renderer.value().isEmpty()) {
      return Result.failed(findings.all());
    }
    ProjectGraph graph = graph(project, texts, renderer.value().get());
    Optional<Basis> basis = kept(project, graph, renderer.value().get().unsteady());
    return loaded(project, graph, renderer.value().get(), basis);
  }

  private Result<LoadedProject> loaded(
      Project project, ProjectGraph graph, ParseRenderer renderer, Optional<Basis> basis) {
    SelectorsFile selectors = selectors(project);
    catalogs(project);
    return Result.of(new LoadedProject(project, graph, renderer, selectors, basis), findings.all());
  }

  /** Keeps a load that said nothing, if all of it can be kept. */
  private Optional<Basis> kept(Project project, ProjectGraph graph, Set<String> unsteady) {
    boolean isSteady =
        unsteady.stream().allMatch(id -> graph.node(id).filter(LoadAgain::standsAlone).isPresent());
    if (!(project.files() instanceof Ground ground) || !isSteady || !findings.all().isEmpty()) {
      return Optional.empty();
    }
    String settings = settings(project);
    Optional<byte[]> load = KeptLoad.write(settings, ground, unsteady, graph);
    load.ifPresent(bytes -> memory.keep(project, bytes));
    return load.map(bytes -> new Basis(KeptLoad.id(settings, ground), unsteady, true));
  }

  /** All that a load is given besides files and environment. */
  private String settings(Project project) {
    return KeptLoad.settings(memory.program(), project.target().values(), request.variables());
  }

  private SelectorsFile selectors(Project project) {
    String file = "selectors.yml";
    YamlRenderer yaml =
        new YamlRenderer(engine, project.yamlContext(project.root().name()), findings);
    Result<SelectorsFile> selectors =
        project
            .files()
            .read(file)
            .map(content ->
                SelectorsFile.read(file, content, node -> Optional.ofNullable(yaml.value(node))))
            .orElseGet(() -> Result.ok(SelectorsFile.none()));
    selectors.diagnostics().forEach(findings);
    return selectors.value().orElseGet(SelectorsFile::none);
  }

  private void catalogs(Project project) {
    project
        .files()
        .read(CatalogsFile.FILE)
        .ifPresent(content ->
            CatalogsFile.check(
                    content,
                    new YamlRenderer(engine, project.yamlContext(project.root().name()), findings),
                    project.root().project().flag("use_catalogs_v2"),
                    project.target().adapter())
                .forEach(findings));
  }

  private static List<MacroFile> macroFiles(Project project, Texts texts) {
    List<MacroFile> files = new ArrayList<>();
    for (InstalledPackage one : project.packages()) {
      for (SourceFile file : one.files().macros()) {
        texts
            .read(file.file())
            .ifPresent(text ->
                files.add(new MacroFile(one.name(), file.originalPath(), file.file(), text)));
      }
    }
    return files;
  }

  private ProjectGraph graph(Project project, Texts texts, ParseRenderer renderer) {
    Described described = Described.read(project, engine, texts, findings);
    PatchIndex patches = described.patches();
    NodeBuilder builder = new NodeBuilder(project, renderer);
    GraphAssembly assembly = new GraphAssembly(findings, naming, project.target().adapter());
    described.drafts(project, texts).parallelStream()
        .map(builder::build)
        .toList()
        .forEach(assembly::add);
    SourceTables sources = new SourceTables(project, described.reader(), findings);
    PassiveResources passive = new PassiveResources(project, described.reader(), findings);
    ports.forEach(assembly::addPort);
    for (PropertyEntry entry : described.entries()) {
      if (entry.section() == Section.SOURCES) {
        sources.of(entry).forEach(assembly::add);
      }
      PassiveResources.type(entry.section())
          .ifPresent(type -> assembly.add(passive.of(entry, type), entry.span()));
    }
    List<Macro> macros =
        DescribedMacros.of(
            renderer.macros(), patches, project.root().project().flag("validate_macro_args"));
    GenericTests tests =
        new GenericTests(
            builder,
            project.root().name(),
            macros,
            new TestArguments(engine, project::yamlContext),
            described.descriptions());
    assembly.addTests(tests, patches, described.versions());
    assembly.reportUnused(patches);
    return assembly.link(project, macros, described.docs());
  }
}

package dev.floe.dbt.load;

import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.parse.MacroFile;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.ProjectReader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.dbt.properties.Descriptions;
import dev.floe.dbt.properties.DocBlocks;
import dev.floe.dbt.properties.PatchReader;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.PropertyFileReader;
import dev.floe.dbt.properties.Section;
import dev.floe.dbt.select.SelectorsFile;
import dev.floe.dbt.semantic.SemanticForms;
import dev.floe.diagnostics.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loads a project: from its files to its graph. */
public final class ProjectLoader {

  private final TemplateEngine engine;
  private final RelationNaming naming;
  private final List<SourceTable> ports;
  private final Function<Project, ParseMemory> memories;
  private final Findings findings = new Findings();

  private ProjectLoader(
      TemplateEngine engine,
      RelationNaming naming,
      List<SourceTable> ports,
      Function<Project, ParseMemory> memories) {
    this.engine = engine;
    this.memories = memories;
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
    return load(engine, request, naming, ports, project -> ParseMemory.empty());
  }

  /**
   * As the others, with what earlier parses of the project remember.
   *
   * @param memories finds the memory of a project, once it is known where that keeps its files
   */
  public static Result<LoadedProject> load(
      TemplateEngine engine,
      ProjectRequest request,
      RelationNaming naming,
      List<SourceTable> ports,
      Function<Project, ParseMemory> memories) {
    ProjectLoader loader = new ProjectLoader(engine, naming, ports, memories);
    return ProjectReader.read(engine, request).then(loader::load);
  }

  private Result<LoadedProject> load(Project project) {
    Texts texts = new Texts(project.files(), findings);
    Result<ParseRenderer> renderer =
        engine.open(project.settings(), macroFiles(project, texts), memories.apply(project));
    renderer.diagnostics().forEach(findings);
    if (renderer.value().isEmpty()) {
      return Result.failed(findings.all());
    }
    ProjectGraph graph = graph(project, texts, renderer.value().get());
    SelectorsFile selectors = selectors(project);
    return Result.of(
        new LoadedProject(project, graph, renderer.value().get(), selectors), findings.all());
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
                SelectorsFile.read(
                    file, content, node -> Optional.ofNullable(yaml.value(node))))
            .orElseGet(() -> Result.ok(SelectorsFile.none()));
    selectors.diagnostics().forEach(findings);
    return selectors.value().orElseGet(SelectorsFile::none);
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
    List<DocBlock> docs = docs(project, texts);
    Descriptions descriptions =
        new Descriptions(project.root().name(), docs, engine, project::yamlContext, findings);
    PatchReader patchReader = new PatchReader(descriptions, findings);
    List<PropertyEntry> entries =
        SemanticForms.written(SourceOverrides.applied(entries(project), findings), findings);
    PatchIndex patches = new PatchIndex(findings);
    for (PropertyEntry entry : entries) {
      if (isPatch(entry.section())) {
        patches.add(patchReader.patch(entry));
      }
    }
    VersionedModels versions = new VersionedModels(patches.all(Section.MODELS), patchReader);
    NodeBuilder builder = new NodeBuilder(project, renderer);
    GraphAssembly assembly = new GraphAssembly(findings, naming);
    List<NodeDraft> drafts = new ArrayList<>();
    boolean ownPlaces = project.root().project().flag("require_corrected_analysis_fqns");
    for (InstalledPackage one : project.packages()) {
      drafts.addAll(new DraftFinder(one, texts, patches, versions, ownPlaces).find());
    }
    drafts.parallelStream().map(builder::build).toList().forEach(assembly::add);
    SourceTables sources = new SourceTables(project, patchReader, findings);
    PassiveResources passive = new PassiveResources(project, patchReader, findings);
    ports.forEach(assembly::addPort);
    for (PropertyEntry entry : entries) {
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
            descriptions);
    assembly.addTests(tests, patches, versions);
    assembly.reportUnused(patches);
    return assembly.link(project, macros, docs);
  }

  private List<DocBlock> docs(Project project, Texts texts) {
    List<DocBlock> docs = new ArrayList<>();
    for (InstalledPackage one : project.packages()) {
      for (SourceFile file : one.files().docs()) {
        texts.read(file.file()).ifPresent(text -> docs.addAll(DocBlocks.in(file, text)));
      }
    }
    return docs;
  }

  private List<PropertyEntry> entries(Project project) {
    List<PropertyEntry> entries = new ArrayList<>();
    for (InstalledPackage one : project.packages()) {
      YamlRenderer yaml = new YamlRenderer(engine, project.yamlContext(one.name()), findings);
      PropertyFileReader reader = new PropertyFileReader(yaml, findings);
      for (SourceFile file : one.files().properties()) {
        project
            .files()
            .read(file.file())
            .ifPresent(bytes -> entries.addAll(reader.read(file, bytes)));
      }
    }
    return entries;
  }

  private static boolean isPatch(Section section) {
    return switch (section) {
      case MODELS, SEEDS, SNAPSHOTS, ANALYSES, SINGULAR_TESTS, MACROS, FUNCTIONS -> true;
      case SOURCES, EXPOSURES, GROUPS, UNIT_TESTS, METRICS, SEMANTIC_MODELS, SAVED_QUERIES -> false;
    };
  }
}

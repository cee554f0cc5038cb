package dev.floe.dbt.load;

import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.dbt.properties.Descriptions;
import dev.floe.dbt.properties.DocBlocks;
import dev.floe.dbt.properties.PatchReader;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.PropertyFileReader;
import dev.floe.dbt.properties.Section;
import dev.floe.dbt.semantic.SemanticForms;
import java.util.ArrayList;
import java.util.List;

/**
 * What the property files of a project say, and the doc blocks they use.
 *
 * @param entries all of them, in the order written
 * @param patches those that describe what is found in other files
 */
record Described(
    List<DocBlock> docs,
    Descriptions descriptions,
    PatchReader reader,
    List<PropertyEntry> entries,
    PatchIndex patches,
    VersionedModels versions) {

  static Described read(Project project, TemplateEngine engine, Texts texts, Findings findings) {
    List<DocBlock> docs = docs(project, texts);
    Descriptions descriptions =
        new Descriptions(project.root().name(), docs, engine, project::yamlContext, findings);
    PatchReader reader = new PatchReader(descriptions, findings);
    List<PropertyEntry> entries =
        SemanticForms.written(
            SourceOverrides.applied(entries(project, engine, findings), findings), findings);
    PatchIndex patches = new PatchIndex(findings);
    for (PropertyEntry entry : entries) {
      if (isPatch(entry.section())) {
        patches.add(reader.patch(entry));
      }
    }
    VersionedModels versions = new VersionedModels(patches.all(Section.MODELS), reader);
    return new Described(docs, descriptions, reader, entries, patches, versions);
  }

  /** The nodes that are found in files. */
  List<NodeDraft> drafts(Project project, Texts texts) {
    List<NodeDraft> drafts = new ArrayList<>();
    boolean ownPlaces = project.root().project().flag("require_corrected_analysis_fqns");
    for (InstalledPackage one : project.packages()) {
      drafts.addAll(new DraftFinder(one, texts, patches, versions, ownPlaces).find());
    }
    return drafts;
  }

  private static List<DocBlock> docs(Project project, Texts texts) {
    List<DocBlock> docs = new ArrayList<>();
    for (InstalledPackage one : project.packages()) {
      for (SourceFile file : one.files().docs()) {
        texts.read(file.file()).ifPresent(text -> docs.addAll(DocBlocks.in(file, text)));
      }
    }
    return docs;
  }

  private static List<PropertyEntry> entries(
      Project project, TemplateEngine engine, Findings findings) {
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

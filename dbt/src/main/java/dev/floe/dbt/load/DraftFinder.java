package dev.floe.dbt.load;

import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.RenderKind;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the nodes of a package in its files. */
final class DraftFinder {

  private final InstalledPackage source;
  private final Texts texts;
  private final PatchIndex patches;
  private final VersionedModels versions;
  private final boolean ownPlaces;
  private final List<NodeDraft> drafts = new ArrayList<>();

  /**
   * @param ownPlaces whether analyses are named by their folders alone, and configured as such: so
   *     the project's flags say
   */
  DraftFinder(
      InstalledPackage source,
      Texts texts,
      PatchIndex patches,
      VersionedModels versions,
      boolean ownPlaces) {
    this.source = source;
    this.ownPlaces = ownPlaces;
    this.texts = texts;
    this.patches = patches;
    this.versions = versions;
  }

  List<NodeDraft> find() {
    source.files().models().forEach(this::model);
    source.files().seeds().forEach(this::seed);
    source.files().snapshots().forEach(this::snapshots);
    patches.all(Section.SNAPSHOTS).forEach(this::snapshotOfPropertyFile);
    source.files().analyses().forEach(this::analysis);
    source.files().singularTests().forEach(this::singularTest);
    source.files().functions().forEach(this::function);
    hooks(true, source.project().onRunStart());
    hooks(false, source.project().onRunEnd());
    return List.copyOf(drafts);
  }

  private void model(SourceFile file) {
    // A file with nothing in it is no model: dbt passes it over.
    texts.read(file.file()).filter(text -> !text.isBlank()).ifPresent(text -> model(file, text));
  }

  private void model(SourceFile file, String text) {
    Optional<VersionedModels.Version> version = versions.of(file.packageName(), file.stem());
    String name = version.map(VersionedModels.Version::model).orElse(file.stem());
    Optional<String> suffix = version.map(found -> "v" + found.number());
    List<String> fqn = folders(file.path());
    fqn.add(name);
    suffix.ifPresent(fqn::add);
    Identity identity =
        identity(file, ResourceType.MODEL, name + suffix.map(s -> "." + s).orElse(""), name, fqn);
    Optional<NodePatch> patch =
        version
            .map(VersionedModels.Version::patch)
            .or(() -> patches.find(Section.MODELS, file.packageName(), name));
    version.ifPresent(found -> patches.markUsed(found.patch()));
    drafts.add(
        new NodeDraft(
            identity,
            RenderKind.MODEL,
            ConfigKeys.Kind.MODEL,
            "models",
            Template.file(file.file(), text),
            Checksum.ofTemplate(text),
            modelDetail(version, patch),
            patch));
  }

  private static NodeDetail modelDetail(
      Optional<VersionedModels.Version> version, Optional<NodePatch> patch) {
    Optional<String> deprecation =
        version
            .flatMap(VersionedModels.Version::deprecation)
            .or(() -> patch.flatMap(found -> found.entry().text("deprecation_date")));
    return new NodeDetail.Model(
        version.map(VersionedModels.Version::number),
        version.map(VersionedModels.Version::latest),
        "protected",
        deprecation);
  }

  private List<String> folders(String path) {
    List<String> fqn = new ArrayList<>();
    fqn.add(source.name());
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      fqn.addAll(List.of(path.substring(0, slash).split("/", -1)));
    }
    return fqn;
  }

  private static Identity identity(
      SourceFile file, ResourceType type, String idName, String name, List<String> fqn) {
    return new Identity(
        type.word() + "." + file.packageName() + "." + idName,
        type,
        name,
        file.packageName(),
        file.path(),
        file.originalPath(),
        file.file(),
        fqn);
  }

  private void seed(SourceFile file) {
    texts
        .bytes(file.file())
        .ifPresent(bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          Checksum checksum = Checksum.ofSeed(text, bytes.length, file.originalPath());
          List<String> fqn = folders(file.path());
          fqn.add(file.stem());
          drafts.add(
              new NodeDraft(
                  identity(file, ResourceType.SEED, file.stem(), file.stem(), fqn),
                  RenderKind.SEED,
                  ConfigKeys.Kind.SEED,
                  "seeds",
                  Template.file(file.file(), ""),
                  checksum,
                  new NodeDetail.Seed(),
                  patches.find(Section.SEEDS, file.packageName(), file.stem())));
        });
  }

  private void snapshots(SourceFile file) {
    texts
        .read(file.file())
        .ifPresent(text ->
            SnapshotBlocks.in(file.file(), text)
                .forEach(block -> snapshot(file, block.name(), block.body(), text)));
  }

  private void snapshot(SourceFile file, String name, Template body, String text) {
    List<String> fqn = folders(file.path());
    fqn.add(file.stem());
    fqn.add(name);
    drafts.add(
        snapshotDraft(
            identity(file, ResourceType.SNAPSHOT, name, name, fqn),
            body,
            Checksum.ofTemplate(text),
            patches.find(Section.SNAPSHOTS, file.packageName(), name)));
  }

  private static NodeDraft snapshotDraft(
      Identity identity, Template body, Checksum checksum, Optional<NodePatch> patch) {
    return new NodeDraft(
        identity,
        RenderKind.SNAPSHOT,
        ConfigKeys.Kind.SNAPSHOT,
        "snapshots",
        body,
        checksum,
        new NodeDetail.Snapshot(),
        patch);
  }

  private void snapshotOfPropertyFile(NodePatch patch) {
    SourceFile file = patch.entry().file();
    Optional<String> relation = patch.entry().text("relation");
    if (relation.isEmpty() || !file.packageName().equals(source.name())) {
      return;
    }
    String name = patch.entry().name();
    List<String> fqn = folders(file.path());
    fqn.add(name);
    SourceFile virtual =
        new SourceFile(file.packageName(), name + ".sql", file.originalPath(), file.file());
    Span place =
        patch.entry().node().get("relation").map(node -> node.span()).orElse(patch.entry().span());
    Template body =
        new Template(
            file.file(), "select * from {{ " + relation.get() + " }}", place.start(), true);
    patches.markUsed(patch);
    drafts.add(
        snapshotDraft(
            identity(virtual, ResourceType.SNAPSHOT, name, name, fqn),
            body,
            texts.read(file.file()).map(Checksum::ofTemplate).orElse(Checksum.none()),
            Optional.of(patch)));
  }

  private void analysis(SourceFile file) {
    SourceFile placed =
        ownPlaces
            ? file
            : new SourceFile(
                file.packageName(), "analysis/" + file.path(), file.originalPath(), file.file());
    query(
        placed,
        ResourceType.ANALYSIS,
        RenderKind.ANALYSIS,
        ConfigKeys.Kind.OTHER_NODE,
        ownPlaces ? "analyses" : "models",
        new NodeDetail.Analysis(),
        patches.find(Section.ANALYSES, file.packageName(), file.stem()));
  }

  private void singularTest(SourceFile file) {
    query(
        file,
        ResourceType.TEST,
        RenderKind.SINGULAR_TEST,
        ConfigKeys.Kind.TEST,
        "data_tests",
        new NodeDetail.SingularTest(),
        patches.find(Section.SINGULAR_TESTS, file.packageName(), file.stem()));
  }

  private void function(SourceFile file) {
    Optional<UserFunctions.Overload> overload =
        UserFunctions.overload(patches, file.packageName(), file.stem());
    Optional<NodePatch> patch =
        overload
            .map(UserFunctions.Overload::root)
            .or(() -> patches.find(Section.FUNCTIONS, file.packageName(), file.stem()));
    String name = overload.map(found -> found.root().entry().name()).orElse(file.stem());
    List<String> fqn = folders(file.path());
    fqn.add(file.stem());
    texts
        .read(file.file())
        .filter(text -> !text.isBlank())
        .ifPresent(text ->
            drafts.add(
                new NodeDraft(
                    identity(file, ResourceType.FUNCTION, file.stem(), name, fqn),
                    RenderKind.ANALYSIS,
                    ConfigKeys.Kind.FUNCTION,
                    "functions",
                    Template.file(file.file(), text),
                    Checksum.ofTemplate(text),
                    overload
                        .map(UserFunctions.Overload::detail)
                        .orElseGet(() -> UserFunctions.detail(patch)),
                    patch)));
  }

  private void query(
      SourceFile file,
      ResourceType type,
      RenderKind kind,
      ConfigKeys.Kind keys,
      String block,
      NodeDetail detail,
      Optional<NodePatch> patch) {
    List<String> fqn = folders(file.path());
    fqn.add(file.stem());
    texts
        .read(file.file())
        .filter(text -> !text.isBlank())
        .ifPresent(text ->
            drafts.add(
                new NodeDraft(
                    identity(file, type, file.stem(), file.stem(), fqn),
                    kind,
                    keys,
                    block,
                    Template.file(file.file(), text),
                    Checksum.ofTemplate(text),
                    detail,
                    patch)));
  }

  private void hooks(boolean atStart, List<Template> hooks) {
    String when = atStart ? "on-run-start" : "on-run-end";
    for (int i = 0; i < hooks.size(); i++) {
      String name = source.name() + "-" + when + "-" + i;
      SourceFile file =
          new SourceFile(
              source.name(), "hooks/" + name + ".sql", "./dbt_project.yml", hooks.get(i).file());
      drafts.add(
          new NodeDraft(
              identity(
                  file, ResourceType.OPERATION, name, name, List.of(source.name(), "hooks", name)),
              RenderKind.OPERATION,
              ConfigKeys.Kind.OTHER_NODE,
              "models",
              hooks.get(i),
              Checksum.ofTemplate(hooks.get(i).text()),
              new NodeDetail.RunHook(atStart, i),
              Optional.empty()));
    }
  }
}

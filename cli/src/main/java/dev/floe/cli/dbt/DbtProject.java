package dev.floe.cli.dbt;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.compute.Computes;
import dev.floe.cli.compute.Patience;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.SourceTexts;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.kept.Ground;
import dev.floe.dbt.load.Deprecations;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.load.ProjectLoader;
import dev.floe.dbt.load.RelationNaming;
import dev.floe.dbt.load.UnusedConfig;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.TargetChoice;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.render.Sources;
import dev.floe.runner.SeedFiles;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Engine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dbt project in its folder, loaded.
 *
 * @param folder the project's
 * @param loaded what was read and parsed
 * @param plugin what it runs on
 * @param engine what its templates are rendered with
 * @param patience with others that have its database open
 * @param directory where the user is: files that its SQL names lie there, as for dbt
 */
record DbtProject(
    Path folder,
    LoadedProject loaded,
    ComputePlugin plugin,
    DbtTemplateEngine engine,
    Patience patience,
    Path directory) {

  /** The version of dbt whose behaviour is followed. */
  static final String DBT_VERSION = "1.12.0";

  /**
   * Reads and parses the project the flags name.
   *
   * @param log is told what only somebody who searches for a fault wants to know
   */
  static Result<DbtProject> load(
      Path folder,
      FileTree files,
      DbtFlags flags,
      DbtLog log,
      dev.floe.dbt.render.Invocation templates) {
    Ground ground = new Ground(files, templates.environment());
    DbtTemplateEngine engine =
        new DbtTemplateEngine(
            adapter -> Computes.find(adapter).dialect(), templates.reading(ground::environment));
    Result<Map<String, @Nullable Object>> variables =
        CommandLineVars.parse(flags.value("--vars").orElse(""));
    ParseCache cache = new ParseCache(folder, flags, log);
    Result<LoadedProject> project =
        variables.then(values ->
            ProjectLoader.load(
                engine,
                new ProjectRequest(ground, Optional.empty(), profile(folder, flags), values),
                RelationNaming.dbt(),
                List.of(),
                cache));
    cache.save();
    LocalDate today = LocalDate.ofInstant(templates.startedAt(), ZoneOffset.UTC);
    List<Diagnostic> deprecated =
        project.value().map(loaded -> Deprecations.of(loaded.graph(), today)).orElse(List.of());
    List<Diagnostic> unused =
        project
            .value()
            .map(loaded -> UnusedConfig.of(loaded.project().root().project(), loaded.graph()))
            .orElse(List.of());
    return heeded(project, flags)
        .with(deprecated)
        .with(unused)
        .map(loaded ->
            new DbtProject(
                folder,
                loaded,
                Computes.find(loaded.project().target().adapter()),
                engine,
                flags.patience(ProfileRetries.of(loaded.project().target().values())),
                flags.directory()));
  }

  /** What the project says of dbt's version: {@code --no-version-check} does not want to know. */
  private static Result<LoadedProject> heeded(Result<LoadedProject> project, DbtFlags flags) {
    boolean heeds = flags.isOn("--version-check", true);
    List<Diagnostic> found =
        project.diagnostics().stream()
            .filter(one -> heeds || one.code() != DbtCode.WRONG_DBT_VERSION)
            .map(one ->
                one.code() == DbtCode.WRONG_DBT_VERSION ? one.withSeverity(Severity.ERROR) : one)
            .map(one -> one.code() == DbtCode.NO_PROJECT ? placed(one, flags) : one)
            .toList();
    return project.value().isPresent()
        ? Result.of(project.value().get(), found)
        : Result.failed(found);
  }

  /** Who named a folder is told that one. */
  private static Diagnostic placed(Diagnostic none, DbtFlags flags) {
    return flags
        .value("--project-dir")
        .map(folder ->
            Diagnostic.of(DbtCode.NO_PROJECT, "there is no dbt_project.yml in " + folder)
                .withHelp("--project-dir names the folder that the file lies in"))
        .orElse(none);
  }

  static TargetChoice profile(Path folder, DbtFlags flags) {
    Path file = flags.profilesFile(folder);
    return new TargetChoice.FromProfiles(
        file.startsWith(folder) ? folder.relativize(file).toString() : file.toString(),
        DiskTree.readFile(file),
        flags.value("--profile"),
        flags.value("--target"),
        Computes.types());
  }

  /** Opens the database of the target; the caller closes it. */
  Engine open() {
    return patience.open(() -> TargetEngine.open(loaded.project().target(), folder, directory));
  }

  /** What the profile says of the target. */
  Map<String, @Nullable Object> settings() {
    return loaded.project().target().values();
  }

  /** {@code --threads}, else the target's. */
  int threads(DbtFlags flags) {
    Object configured = settings().get("threads");
    return flags
        .threads()
        .orElse(configured instanceof Number number ? Math.max(1, number.intValue()) : 1);
  }

  /** Where files are written, relative to the project. */
  String targetName(DbtFlags flags) {
    return targetName(loaded.project(), flags);
  }

  static String targetName(Project project, DbtFlags flags) {
    return flags.value("--target-path").orElse(project.root().project().paths().target());
  }

  /** The target's name. */
  String target() {
    return String.valueOf(loaded.project().target().values().get("name"));
  }

  /** The project as a product, for those that only know products: lineage. */
  CompiledProduct asProduct(List<Node> nodes) {
    return new CompiledProduct(
        CompiledProduct.FORMAT_VERSION,
        new CompiledProduct.Identity(
            Optional.empty(), loaded.project().root().project().name(), "", "", ""),
        new CompiledProduct.Target(
            target(), false, loaded.project().target().adapter(), "", Map.of()),
        List.of(),
        nodes,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** {@code sha256:…} of a seed, by its path in the project. */
  Optional<String> seedDigest(String path) {
    return loaded.project().files().read(path).map(Digests::sha256);
  }

  /** The bytes of seeds, those of packages among them. */
  SeedFiles seeds() {
    return new SeedFiles() {
      @Override
      public byte[] read(Node.Seed seed) throws IOException {
        return loaded
            .project()
            .files()
            .read(displayPath(seed))
            .orElseThrow(() -> new NoSuchFileException(displayPath(seed)));
      }

      @Override
      public String displayPath(Node.Seed seed) {
        return loaded
            .graph()
            .node(seed.uniqueId())
            .map(node -> node.identity().file())
            .orElse(seed.info().path());
      }
    };
  }

  static Sources sources(Path folder, Invocation invocation) {
    return new SourceTexts(List.of(folder, invocation.surroundings().directory()));
  }
}

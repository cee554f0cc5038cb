package dev.floe.dbt.project;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a project and its installed packages. */
public final class ProjectReader {

  /** What the file of a project is called. */
  public static final String PROJECT_FILE = "dbt_project.yml";

  private static final String VARS_FILE = "vars.yml";

  private final TemplateEngine engine;
  private final ProjectRequest request;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ProjectReader(TemplateEngine engine, ProjectRequest request) {
    this.engine = engine;
    this.request = request;
  }

  /**
   * The project, as far as it can be read; none where packages are missing, since what they define
   * would be reported as unknown wherever it is used.
   */
  public static Result<Project> read(TemplateEngine engine, ProjectRequest request) {
    ProjectReader reader = new ProjectReader(engine, request);
    Optional<Project> project = reader.read().filter(found -> reader.hasItsPackages());
    return project
        .map(found -> Result.of(found, reader.diagnostics))
        .orElseGet(() -> Result.failed(reader.diagnostics));
  }

  /**
   * The project's own file alone: without packages, and whether or not there is a profile.
   *
   * @param variables from the command line, plain values
   */
  public static Result<ProjectFile> outline(
      TemplateEngine engine, FileTree files, Map<String, @Nullable Object> variables) {
    TargetChoice nowhere =
        new TargetChoice.FromProfiles(
            "profiles.yml", Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    ProjectReader reader =
        new ProjectReader(engine, new ProjectRequest(files, Optional.empty(), nowhere, variables));
    Optional<ProjectFile> file =
        reader
            .root()
            .map(new ProjectFileReader(reader.renderer(Map.of()), reader.diagnostics::add)::read);
    return file.map(found -> Result.of(found, reader.diagnostics))
        .orElseGet(() -> Result.failed(reader.diagnostics));
  }

  private Optional<YamlMapping> root() {
    Optional<byte[]> bytes = request.files().read(PROJECT_FILE);
    if (bytes.isEmpty()) {
      diagnostics.add(noProject());
    }
    return bytes.flatMap(content -> mapping(PROJECT_FILE, content));
  }

  private static Diagnostic noProject() {
    return Diagnostic.of(DbtCode.NO_PROJECT, "there is no dbt_project.yml in this folder")
        .withHelp("change to the project's folder, or name it with --project-dir");
  }

  private Optional<Project> read() {
    Optional<byte[]> bytes = request.files().read(PROJECT_FILE);
    if (bytes.isEmpty() && request.impliedName().isEmpty()) {
      diagnostics.add(noProject());
      return Optional.empty();
    }
    Optional<YamlMapping> root = bytes.flatMap(content -> mapping(PROJECT_FILE, content));
    if (bytes.isPresent() && root.isEmpty()) {
      return Optional.empty();
    }
    return target(root).flatMap(target -> read(root, target));
  }

  private Optional<YamlMapping> mapping(String file, byte[] content) {
    Result<YamlNode> document = Yaml.read(file, content, YamlOptions.LENIENT);
    diagnostics.addAll(document.diagnostics());
    Optional<YamlMapping> mapping = document.value().flatMap(YamlNode::asMapping);
    if (mapping.isEmpty() && document.isOk()) {
      diagnostics.add(
          Diagnostic.at(
              DbtCode.BAD_PROJECT_FILE, Span.file(file), "'" + file + "' must be a mapping"));
    }
    return mapping;
  }

  private Optional<Target> target(Optional<YamlMapping> root) {
    return switch (request.target()) {
      case TargetChoice.Given given -> Optional.of(given.target());
      case TargetChoice.FromProfiles choice -> {
        YamlRenderer renderer = renderer(Map.of());
        Optional<YamlNode> name = root.flatMap(mapping -> mapping.get("profile"));
        String profile = name.map(node -> String.valueOf(renderer.value(node))).orElse("");
        Span asked = name.map(YamlNode::span).orElse(Span.file(PROJECT_FILE));
        yield new ProfileReader(renderer, choice.adapters(), diagnostics::add)
            .read(choice, profile, asked);
      }
    };
  }

  private YamlRenderer renderer(Map<String, @Nullable Object> target) {
    return new YamlRenderer(engine, new YamlContext(variablesOutside(), target), diagnostics::add);
  }

  private Optional<Project> read(Optional<YamlMapping> root, Target target) {
    ProjectFileReader reader = new ProjectFileReader(renderer(target.shown()), diagnostics::add);
    ProjectFile rootFile =
        root.map(reader::read)
            .map(file -> withVars(file, ""))
            .orElseGet(() -> ProjectFile.implied(request.impliedName().orElse("project")));
    List<InstalledPackage> packages = new ArrayList<>();
    packages.add(installed("", rootFile, rootFile));
    packages.addAll(dependencies(rootFile, reader));
    Variables variables = new Variables(rootFile, request.variables());
    ProjectSettings settings =
        new ProjectSettings(
            rootFile.name(),
            packages.stream()
                .map(one ->
                    new ProjectSettings.PackageSettings(
                        one.name(),
                        variables.in(one.project()),
                        Optional.ofNullable(one.project().settings().get("version"))
                            .map(String::valueOf)))
                .toList(),
            target.adapter(),
            target.shown(),
            rootFile.dispatch(),
            PlainValues.mapping(rootFile.settings().get("quoting")));
    return Optional.of(new Project(request.files(), packages, target, settings));
  }

  /** {@code vars.yml}: variables may stand in a file of their own. */
  private Optional<YamlNode> varsFile(String folder) {
    String path = folder + VARS_FILE;
    return request
        .files()
        .read(path)
        .flatMap(content -> mapping(path, content))
        .flatMap(mapping -> mapping.get("vars"));
  }

  /** The variables of the root project's own file for them, and those of the command line. */
  private Map<String, @Nullable Object> variablesOutside() {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    varsFile("")
        .flatMap(YamlNode::asMapping)
        .ifPresent(vars -> variables.putAll(vars.toJava(YamlSchema.PYYAML)));
    variables.putAll(request.variables());
    return variables;
  }

  /** Variables stand in a file of their own or in the project's, not in both. */
  private ProjectFile withVars(ProjectFile file, String folder) {
    Optional<YamlNode> vars = varsFile(folder);
    if (vars.isEmpty()) {
      return file;
    }
    Optional<YamlMapping> mapping = vars.get().asMapping();
    if (mapping.isEmpty() || !file.vars().isEmpty()) {
      diagnostics.add(
          Diagnostic.at(
              DbtCode.BAD_PROJECT_FILE,
              vars.get().span(),
              mapping.isEmpty()
                  ? "'vars' must be a mapping"
                  : "there are variables in both " + file.file() + " and " + folder + VARS_FILE));
      return file;
    }
    return file.withVars(mapping.get().toJava(YamlSchema.PYYAML));
  }

  private InstalledPackage installed(String folder, ProjectFile file, ProjectFile root) {
    return new InstalledPackage(
        folder,
        file,
        PackageFiles.find(
            request.files(),
            folder,
            file.name(),
            file.paths(),
            root.flag("allow_jinja_file_extensions")));
  }

  private List<InstalledPackage> dependencies(ProjectFile root, ProjectFileReader reader) {
    Map<String, InstalledPackage> found = new LinkedHashMap<>();
    for (String folder : packageFolders(root.paths().packages())) {
      String path = folder + "/" + PROJECT_FILE;
      Optional<byte[]> bytes = request.files().read(path);
      bytes
          .flatMap(content -> mapping(path, content))
          .map(reader::read)
          .map(file -> withVars(file, folder + "/"))
          .ifPresent(file -> addPackage(found, root, folder, file));
    }
    declaredButMissing(root, found.size());
    return found.values().stream().sorted(Comparator.comparing(InstalledPackage::name)).toList();
  }

  private void addPackage(
      Map<String, InstalledPackage> found, ProjectFile root, String folder, ProjectFile file) {
    ProjectFile other =
        file.name().equals(root.name())
            ? root
            : Optional.ofNullable(found.get(file.name()))
                .map(InstalledPackage::project)
                .orElse(null);
    if (other != null) {
      diagnostics.add(
          Diagnostic.at(
                  DbtCode.PACKAGE_COLLISION,
                  file.nameSpan(),
                  "two packages are named '" + file.name() + "'")
              .withNote(Note.at("the other one", other.nameSpan()))
              .withHelp("rename one of them, or install only one"));
      return;
    }
    found.put(file.name(), installed(folder, file, root));
  }

  private List<String> packageFolders(String base) {
    return request.files().folders(base).stream().map(name -> base + "/" + name).toList();
  }

  private void declaredButMissing(ProjectFile root, int installed) {
    for (String file : List.of("packages.yml", "dependencies.yml", "package-lock.yml")) {
      Optional<byte[]> bytes = request.files().read(file);
      // The lock of what is told to be missing says the same once more.
      if (bytes.isEmpty() || !hasItsPackages()) {
        continue;
      }
      Result<List<YamlNode>> documents = Yaml.readAll(file, bytes.get(), YamlOptions.LENIENT);
      diagnostics.addAll(documents.diagnostics());
      documents.value().orElse(List.of()).stream()
          .findFirst()
          .flatMap(YamlNode::asMapping)
          .flatMap(mapping -> mapping.get("packages"))
          .ifPresent(list -> compare(root, list, installed));
    }
  }

  private boolean hasItsPackages() {
    return diagnostics.stream().noneMatch(d -> d.code().equals(DbtCode.PACKAGE_NOT_INSTALLED));
  }

  private void compare(ProjectFile root, YamlNode list, int installed) {
    int declared = PlainValues.list(list.toJava(YamlSchema.PYYAML)).size();
    if (installed < declared) {
      diagnostics.add(
          Diagnostic.at(
                  DbtCode.PACKAGE_NOT_INSTALLED,
                  list.span(),
                  list.span().file()
                      + " names "
                      + (declared == 1 ? "1 package" : declared + " packages")
                      + ", in "
                      + root.paths().packages()
                      + (installed == 1 ? " there is 1" : " there are " + installed))
              .withHelp("run: floe dbt deps"));
    }
  }
}

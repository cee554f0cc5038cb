package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.cli.packages.Downloads;
import dev.floe.cli.packages.Installation;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.packages.PackageLock;
import dev.floe.dbt.packages.PackageRequest;
import dev.floe.dbt.packages.PackageResolver;
import dev.floe.dbt.packages.PackagesFile;
import dev.floe.dbt.packages.PinnedPackage;
import dev.floe.dbt.packages.ResolvedPackage;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt deps}: installs what {@code packages.yml} asks for. */
final class DepsCommand implements Command {

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.DEPS);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<ProjectOutline> outline = ProjectOutline.read(Verb.DEPS, invocation);
    if (outline.isEmpty()) {
      return ExitCode.USAGE;
    }
    ProjectOutline project = outline.get();
    Optional<String> added = invocation.arguments().value("--add-package");
    if (added.isPresent()) {
      Result<String> file = new AddedPackage(invocation, project.folder()).add(added.get());
      tell(file.diagnostics(), project, invocation);
      if (!file.isOk()) {
        return ExitCode.USAGE;
      }
      project.log().info("DepsAddPackage", "Added " + added.get() + " to " + file.value().get());
    }
    return install(project, invocation);
  }

  private static ExitCode install(ProjectOutline project, Invocation invocation) {
    PackagesFile reader = reader(project);
    Result<List<PackageRequest>> requests = reader.read(new DiskTree(project.folder()), "");
    tell(requests.diagnostics(), project, invocation);
    if (!requests.isOk()) {
      return ExitCode.USAGE;
    }
    List<PackageRequest> wanted = requests.value().orElseThrow();
    if (wanted.isEmpty()) {
      project.log().info("DepsNoPackagesFound", "No packages were found in packages.yml");
      return ExitCode.OK;
    }
    Path folder = project.folder().resolve(project.file().paths().packages()).normalize();
    Path scratch = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
    Map<String, String> environment = invocation.surroundings().environment();
    try (Downloads downloads = new Downloads(project.folder(), scratch, environment)) {
      PackageResolver resolver =
          new PackageResolver(downloads, reader, !project.flags().isOn("--version-check", true));
      Optional<PackageLock> lock = lock(project, invocation, reader, wanted);
      Result<List<ResolvedPackage>> resolved =
          resolver.resolve(lock.map(PackageLock::requests).orElse(wanted));
      tell(resolved.diagnostics(), project, invocation);
      if (!resolved.isOk()) {
        return ExitCode.ERRORS;
      }
      List<ResolvedPackage> packages = resolved.value().orElseThrow();
      if (packages.stream().anyMatch(one -> one.name().equals(project.file().name()))) {
        tell(List.of(sameName(project)), project, invocation);
        return ExitCode.USAGE;
      }
      if (lock.isEmpty()) {
        write(project, packages, wanted);
      }
      if (!invocation.arguments().has("--lock")) {
        packages.forEach(one -> tell(one.pinned(), project));
        new Installation(folder).replace(packages, downloads);
        project
            .log()
            .info(
                "DepsInstallInfo", "Installed " + packages.size() + " in " + folder.getFileName());
      }
    }
    return ExitCode.OK;
  }

  private static void tell(PinnedPackage one, ProjectOutline project) {
    project.log().info("DepsStartPackageInstall", "Installing " + one.display());
    project.log().info("DepsInstallInfo", "  Installed from " + from(one));
  }

  private static String from(PinnedPackage one) {
    return switch (one) {
      case PinnedPackage.Hub hub -> "version " + hub.version();
      case PinnedPackage.Git git -> "revision " + git.revision().orElse("HEAD");
      case PinnedPackage.Tarball tarball -> "tarball (url: " + tarball.written() + ")";
      case PinnedPackage.Local local -> "<local @ " + local.path() + ">";
    };
  }

  private static Diagnostic sameName(ProjectOutline project) {
    return Diagnostic.of(
            DbtCode.BAD_PACKAGES_FILE,
            "a package has the name of the project itself: '" + project.file().name() + "'")
        .withHelp("give the project another name, or leave the package out");
  }

  private static void write(
      ProjectOutline project, List<ResolvedPackage> packages, List<PackageRequest> wanted) {
    Output.write(project.folder().resolve(PackageLock.NAME), PackageLock.text(packages, wanted));
    project.log().info("DepsLockUpdating", "Updating lock file in " + PackageLock.NAME);
  }

  private static PackagesFile reader(ProjectOutline project) {
    YamlContext context = new YamlContext(project.flags().variables(), Map.of());
    return new PackagesFile(sink -> new YamlRenderer(project.engine(), context, sink));
  }

  /** The lock, if there is one that still says what is asked for. */
  private static Optional<PackageLock> lock(
      ProjectOutline project,
      Invocation invocation,
      PackagesFile reader,
      List<PackageRequest> wanted) {
    if (invocation.arguments().has("--upgrade") || invocation.arguments().has("--lock")) {
      return Optional.empty();
    }
    return new DiskTree(project.folder())
        .read(PackageLock.NAME)
        .flatMap(bytes -> {
          Result<PackageLock> lock = PackageLock.read(bytes, reader);
          tell(lock.diagnostics(), project, invocation);
          return lock.isOk() ? lock.value() : Optional.empty();
        })
        .filter(lock -> lock.answers(wanted));
  }

  private static void tell(List<Diagnostic> found, ProjectOutline project, Invocation invocation) {
    invocation
        .console()
        .diagnostics(
            project.flags().judged(found), DbtProject.sources(project.folder(), invocation));
  }
}

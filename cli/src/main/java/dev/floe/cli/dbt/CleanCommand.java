package dev.floe.cli.dbt;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.Folders;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe dbt clean}: deletes the folders of {@code clean-targets}. It deletes nothing outside
 * the project and nothing that the project is made of, and then deletes nothing at all.
 */
final class CleanCommand implements Command {

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.CLEAN);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<ProjectOutline> outline = ProjectOutline.read(Verb.CLEAN, invocation);
    return outline.map(project -> clean(project, invocation)).orElse(ExitCode.USAGE);
  }

  private static ExitCode clean(ProjectOutline project, Invocation invocation) {
    List<Path> folders = targets(project);
    List<Diagnostic> refused = new ArrayList<>();
    folders.forEach(folder -> refusal(project, folder).ifPresent(refused::add));
    if (!refused.isEmpty()) {
      invocation.console().diagnostics(refused, Sources.none());
      return ExitCode.USAGE;
    }
    for (Path folder : folders) {
      project.log().info("CheckCleanPath", "Checking " + named(project, folder));
      if (Files.exists(folder)) {
        Folders.delete(folder);
      }
      project.log().info("ConfirmCleanPath", "Cleaned " + named(project, folder));
    }
    project.log().info("FinishedCleanPaths", "Finished cleaning all paths.");
    return ExitCode.OK;
  }

  private static List<Path> targets(ProjectOutline project) {
    Object written = project.file().settings().get("clean-targets");
    List<String> names =
        written == null ? List.of(project.targetName()) : PlainValues.texts(written);
    return names.stream().map(name -> project.folder().resolve(name).normalize()).toList();
  }

  private static String named(ProjectOutline project, Path folder) {
    return project.folder().relativize(folder).toString();
  }

  private static Optional<Diagnostic> refusal(ProjectOutline project, Path folder) {
    Path root = project.folder().normalize();
    boolean inside = project.flags().isOn("--clean-project-files-only", true);
    if (folder.equals(root) || root.startsWith(folder) || (inside && !folder.startsWith(root))) {
      return Optional.of(
          Diagnostic.of(
                  CliCode.FOREIGN_FOLDER, "'" + folder + "' is not a folder inside the project")
              .withHelp("take it out of clean-targets in dbt_project.yml"));
    }
    return sources(project.file())
            .map(name -> root.resolve(name).normalize())
            .anyMatch(source -> source.startsWith(folder) || folder.startsWith(source))
        ? Optional.of(
            Diagnostic.of(
                    CliCode.FOREIGN_FOLDER,
                    "'" + root.relativize(folder) + "' has files the project is made of")
                .withHelp("take it out of clean-targets in dbt_project.yml"))
        : Optional.empty();
  }

  private static java.util.stream.Stream<String> sources(ProjectFile file) {
    return file.paths().sources().stream();
  }
}

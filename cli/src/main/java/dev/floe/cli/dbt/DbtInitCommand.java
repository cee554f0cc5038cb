package dev.floe.cli.dbt;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.NewFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe dbt init}: a dbt project that builds at once. Asks nothing and overwrites nothing.
 */
final class DbtInitCommand implements Command {

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.INIT);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<String> typed = invocation.arguments().positional();
    Path folder = typed.map(invocation::path).orElse(invocation.path("."));
    if (Files.exists(folder.resolve("dbt_project.yml"))) {
      throw new UsageError(
          CliCode.FOREIGN_FOLDER,
          "there is a dbt project in " + folder + " already",
          "name another folder: floe dbt init other_project");
    }
    String name = name(folder);
    boolean profile = !invocation.arguments().choice("--skip-profile-setup").orElse(false);
    NewFiles.Outcome outcome = NewFiles.write(folder, NewProject.files(name, profile));
    outcome.written().forEach(file -> invocation.console().line("  written  " + file));
    outcome.kept().forEach(file -> invocation.console().line("  kept     " + file));
    String there = typed.map(word -> "cd " + word + " && ").orElse("");
    invocation.console().remark("Try it: " + there + "floe dbt build");
    return ExitCode.OK;
  }

  /** Letters, digits and underscores, as dbt wants a project's name. */
  private static String name(Path folder) {
    String name =
        String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "project_" + name : name;
  }
}

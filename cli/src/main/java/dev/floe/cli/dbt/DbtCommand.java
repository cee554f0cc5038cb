package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A subcommand of {@code floe dbt} that works on a loaded project. */
final class DbtCommand implements Command {

  private final Verb verb;
  private final Task task;

  DbtCommand(Verb verb, Task task) {
    this.verb = verb;
    this.task = task;
  }

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(verb);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    DbtFlags flags = new DbtFlags(invocation);
    DbtLog log = flags.log(invocation, verb.answersWithData());
    Instant started = invocation.surroundings().clock().instant();
    Path folder = flags.projectFolder();
    dev.floe.dbt.render.Invocation templates =
        DbtTemplates.invocation(verb, flags, invocation.surroundings(), log, started);
    log.begin(templates.id(), flags.logFile(folder));
    log.info("MainReportVersion", "Running with floe");
    flags.oldNames().forEach(text -> log.info("EnvironmentVariableRenamed", text));
    Result<DbtProject> project = DbtProject.load(folder, new DiskTree(folder), flags, templates);
    List<Diagnostic> found = flags.judged(project.diagnostics());
    invocation.console().diagnostics(found, DbtProject.sources(folder, invocation));
    if (project.value().isEmpty() || found.stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.USAGE;
    }
    DbtWork work =
        new DbtWork(verb, invocation, flags, log, project.value().get(), templates.id(), started);
    log.info("FoundStats", "Found " + DbtCounts.of(work.graph()));
    return task.run(work);
  }
}

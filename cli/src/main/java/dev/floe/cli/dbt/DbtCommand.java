package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A subcommand of {@code floe dbt}. */
public final class DbtCommand implements Command {

  private final Verb verb;

  public DbtCommand(Verb verb) {
    this.verb = verb;
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
    log.info("MainReportVersion", "Running with floe");
    dev.floe.dbt.render.Invocation templates =
        DbtTemplates.invocation(verb, flags, invocation.surroundings(), log, started);
    Result<DbtProject> project = DbtProject.load(folder, new DiskTree(folder), flags, templates);
    List<Diagnostic> found = judged(project.diagnostics(), flags);
    invocation.console().diagnostics(found, DbtProject.sources(folder, invocation));
    if (project.value().isEmpty() || found.stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.USAGE;
    }
    DbtRun run =
        new DbtRun(verb, invocation, flags, log, project.value().get(), templates, started);
    return run.run();
  }

  /** With {@code --warn-error} a warning is an error. */
  static List<Diagnostic> judged(List<Diagnostic> diagnostics, DbtFlags flags) {
    if (!flags.isOn("--warn-error")) {
      return diagnostics;
    }
    return diagnostics.stream()
        .map(one -> one.severity() == Severity.WARNING ? one.withSeverity(Severity.ERROR) : one)
        .toList();
  }
}

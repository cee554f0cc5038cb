package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.value.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    Result<DbtProject> project =
        DbtProject.load(folder, new DiskTree(folder), flags, log, templates);
    List<Diagnostic> found =
        flags.judged(
            Stream.concat(flags.findings().stream(), project.diagnostics().stream()).toList());
    log.findings(found, DbtProject.sources(folder, invocation));
    if (project.value().isEmpty() || found.stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.USAGE;
    }
    DbtWork work =
        new DbtWork(verb, invocation, flags, log, project.value().get(), templates.id(), started);
    tellVariables(work);
    log.info("FoundStats", "Found " + DbtCounts.of(work.graph()));
    return task.run(work);
  }

  /** What a load depends on besides files: who wonders why everything is read anew looks here. */
  private static void tellVariables(DbtWork work) {
    String variables = Texts.repr(PlainPython.of(CommandArguments.variables(work.flags())));
    Map<String, Object> data = new TreeMap<>();
    data.put("vars", variables);
    data.put("target", work.project().target());
    data.put("version", DbtProject.DBT_VERSION);
    data.put("checksum", Checksum.md5(data.toString()));
    log(work, data);
  }

  private static void log(DbtWork work, Map<String, Object> data) {
    String text =
        String.join(
            ", ", data.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    work.log().debug("StateCheckVarsHash", text, data);
  }
}

package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.ProjectReader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt debug}: is there a project, a profile, a database that answers? */
final class DebugCommand implements Command {

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.DEBUG);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    DbtFlags flags = new DbtFlags(invocation);
    DbtLog log = flags.log(invocation, false);
    Path folder = flags.projectFolder();
    Path profiles = flags.profilesFile(folder);
    if (invocation.arguments().has("--config-dir")) {
      invocation.console().line(String.valueOf(profiles.toAbsolutePath().getParent()));
      return ExitCode.OK;
    }
    Result<Project> project = project(invocation, flags, log, folder);
    List<Diagnostic> found = flags.judged(project.diagnostics());
    log.info("DebugCmdOut", "dbt version: " + DbtProject.DBT_VERSION);
    if (!invocation.arguments().has("--connection")) {
      files(log, folder, profiles);
    }
    invocation.console().diagnostics(found, DbtProject.sources(folder, invocation));
    if (found.stream().anyMatch(DebugCommand::isOfTemplate)) {
      return ExitCode.USAGE;
    }
    boolean good =
        project.value().isPresent()
            && found.stream().noneMatch(Diagnostic::isError)
            && connects(project.value().get(), folder, log, invocation);
    log.info("DebugCmdResult", good ? "All checks passed!" : "Some checks failed");
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  /** A template that cannot be rendered ends the command, as it ends every other. */
  private static boolean isOfTemplate(Diagnostic found) {
    return found.isError()
        && found.code() instanceof DbtCode code
        && code.compareTo(DbtCode.UNKNOWN_MACRO) >= 0;
  }

  private static Result<Project> project(
      Invocation invocation, DbtFlags flags, DbtLog log, Path folder) {
    var engine = ProjectOutline.engine(Verb.DEBUG, flags, log, invocation, folder);
    return CommandLineVars.parse(flags.value("--vars").orElse(""))
        .then(values ->
            ProjectReader.read(
                engine,
                new ProjectRequest(
                    new DiskTree(folder),
                    Optional.empty(),
                    DbtProject.profile(folder, flags),
                    values)));
  }

  private static void files(DbtLog log, Path folder, Path profiles) {
    log.info("DebugCmdOut", "Using profiles.yml file at " + profiles + found(profiles));
    Path project = folder.resolve("dbt_project.yml");
    log.info("DebugCmdOut", "Using dbt_project.yml file at " + project + found(project));
  }

  private static String found(Path file) {
    return Files.isRegularFile(file) ? " [OK found]" : " [ERROR not found]";
  }

  private static boolean connects(Project project, Path folder, DbtLog log, Invocation invocation) {
    log.info("DebugCmdOut", "adapter type: " + project.target().adapter());
    log.info("DebugCmdOut", "Connection:");
    new TreeMap<>(project.target().shown()).forEach((key, value) -> tell(log, key, value));
    try (Engine engine = TargetEngine.open(project.target(), folder, folder);
        Session session = engine.session()) {
      session.query("select 1");
      log.info("DebugCmdOut", "Connection test: [OK connection ok]");
      return true;
    } catch (FloeException e) {
      return refused(log, folder, invocation, e.diagnostic());
    } catch (SqlFailure e) {
      return refused(log, folder, invocation, FailureReport.outside(e).diagnostic());
    }
  }

  private static void tell(DbtLog log, String key, @Nullable Object value) {
    boolean plain = !(value instanceof Map) && !(value instanceof List);
    if (value != null && plain) {
      log.info("DebugCmdOut", "  " + key + ": " + value);
    }
  }

  private static boolean refused(DbtLog log, Path folder, Invocation invocation, Diagnostic why) {
    log.info("DebugCmdOut", "Connection test: [ERROR]");
    invocation.console().diagnostics(List.of(why), DbtProject.sources(folder, invocation));
    return false;
  }
}

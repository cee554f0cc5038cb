package dev.floe.cli.dbt;

import dev.floe.cli.command.ArgumentParser;
import dev.floe.cli.command.Arguments;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.artifact.Artifacts;
import dev.floe.dbt.artifact.StoredRun;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.render.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe dbt retry}: the last command again, as it was typed, for what failed and what was
 * left out because of it.
 */
final class RetryCommand implements Command {

  private static final Set<String> AGAIN =
      Set.of("error", "fail", "skipped", "runtime error", "partial success");

  private static final Set<Verb> REPEATABLE =
      Set.of(
          Verb.SEED,
          Verb.RUN,
          Verb.TEST,
          Verb.SNAPSHOT,
          Verb.BUILD,
          Verb.COMPILE,
          Verb.CLONE,
          Verb.RUN_OPERATION);

  @Override
  public CommandSpec spec() {
    return DbtSpec.of(Verb.RETRY);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    DbtFlags flags = new DbtFlags(invocation);
    Path file = stateFolder(flags).resolve("run_results.json");
    Result<Map<String, @Nullable Object>> results =
        DiskTree.readFile(file)
            .map(bytes -> Artifacts.read(file.toString(), bytes))
            .orElseGet(() -> Result.failed(nothing(file)));
    Result<ExitCode> ended = results.then(read -> again(read, file, invocation));
    invocation.console().diagnostics(ended.diagnostics(), Sources.none());
    return ended.value().orElse(ExitCode.USAGE);
  }

  private static Path stateFolder(DbtFlags flags) {
    Path project = flags.projectFolder();
    return flags
        .artifacts("--state")
        .or(() -> flags.artifacts("--target-path"))
        .orElse(project.resolve("target"));
  }

  private static Diagnostic nothing(Path file) {
    return Diagnostic.of(DbtCode.NO_STATE, "there is no " + file)
        .withHelp("run something first, or name its target folder with --state");
  }

  private Result<ExitCode> again(
      Map<String, @Nullable Object> results, Path file, Invocation invocation) {
    Map<String, @Nullable Object> arguments = PlainValues.mapping(results.get("args"));
    Optional<Verb> verb =
        Arrays.stream(Verb.values())
            .filter(one -> one.word().equals(arguments.get("which")))
            .filter(REPEATABLE::contains)
            .findFirst();
    if (verb.isEmpty()) {
      return Result.failed(
          Diagnostic.of(
              DbtCode.BAD_STATE,
              file + " is of a command that cannot be repeated: " + arguments.get("which")));
    }
    boolean strict = invocation.arguments().choice("--warn-error").orElse(false);
    SortedSet<String> ids = new TreeSet<>();
    StoredRun.entries(results)
        .forEach((id, entry) -> {
          String status = String.valueOf(entry.get("status"));
          boolean again = AGAIN.contains(status) || (strict && status.equals("warn"));
          // Hooks surround every run anyway.
          if (again && (!id.startsWith("operation.") || verb.get() == Verb.RUN_OPERATION)) {
            ids.add(id);
          }
        });
    ArgumentParser parser =
        new ArgumentParser("floe dbt " + verb.get().typed(), DbtSpec.of(verb.get()));
    Arguments typed = parser.parse(words(arguments, invocation)).orElseThrow();
    Invocation repeated = new Invocation(typed, invocation.surroundings(), invocation.console());
    return Result.ok(new DbtCommand(verb.get(), work -> retry(work, ids)).run(repeated));
  }

  private static ExitCode retry(DbtWork work, SortedSet<String> ids) {
    if (work.verb() == Verb.RUN_OPERATION) {
      return operation(work, ids);
    }
    List<Diagnostic> gone =
        ids.stream()
            .filter(id ->
                Stream.of(work.graph().nodes(), work.graph().passive())
                    .noneMatch(m -> m.containsKey(id)))
            .map(RetryCommand::gone)
            .toList();
    if (!gone.isEmpty()) {
      work.tell(gone);
      return ExitCode.USAGE;
    }
    return switch (work.verb()) {
      case COMPILE -> CompileTask.compile(work, ids) ? ExitCode.OK : ExitCode.ERRORS;
      case CLONE -> CloneTask.copy(work, ids);
      case SEED, RUN, TEST, SNAPSHOT, BUILD -> ExecuteTask.execute(work, ids);
      case PARSE,
          LS,
          SHOW,
          RUN_OPERATION,
          RETRY,
          FRESHNESS,
          GENERATE,
          SERVE,
          DEPS,
          DEBUG,
          CLEAN,
          INIT ->
          throw new IllegalStateException("not repeated: " + work.verb());
    };
  }

  /** A macro that succeeded is not run again; what it did is what it did. */
  private static ExitCode operation(DbtWork work, SortedSet<String> failed) {
    if (!failed.isEmpty()) {
      return new OperationTask().run(work);
    }
    work.log().info("NothingToDo", "Nothing to do.");
    return ExitCode.OK;
  }

  private static Diagnostic gone(String id) {
    return Diagnostic.of(DbtCode.BAD_STATE, id + " failed the last time and is no longer there")
        .about(id)
        .withHelp("run the command itself again: there is less to do, or something else");
  }

  /** What was typed then, and over it what is typed now. */
  private static List<String> words(
      Map<String, @Nullable Object> arguments, Invocation invocation) {
    List<String> words = new ArrayList<>(CommandArguments.typed(arguments));
    Map<String, @Nullable Object> variables = PlainValues.mapping(arguments.get("vars"));
    if (!variables.isEmpty()) {
      words.add("--vars=" + DbtLog.oneLine(variables));
    }
    for (String option :
        List.of(
            "--target",
            "--profile",
            "--project-dir",
            "--profiles-dir",
            "--vars",
            "--target-path",
            "--log-format",
            "--log-level")) {
      invocation.arguments().value(option).ifPresent(value -> words.add(option + "=" + value));
    }
    invocation.arguments().number("--threads").ifPresent(n -> words.add("--threads=" + n));
    for (String option : List.of("--full-refresh", "--fail-fast", "--quiet", "--warn-error")) {
      invocation
          .arguments()
          .choice(option)
          .ifPresent(on -> words.add(on ? option : "--no-" + option.substring(2)));
    }
    return words;
  }
}

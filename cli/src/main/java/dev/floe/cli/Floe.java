package dev.floe.cli;

import dev.floe.cli.CommandTable.Entry;
import dev.floe.cli.command.ArgumentParser;
import dev.floe.cli.command.Arguments;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ErrorPages;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.command.Version;
import dev.floe.cli.console.Console;
import dev.floe.cli.console.Palette;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.render.Sources;
import java.util.List;
import java.util.Optional;

/** The program, put together for the surroundings it runs in. */
public final class Floe {

  private final Surroundings surroundings;
  private final Console console;

  private Floe(Surroundings surroundings) {
    this.surroundings = surroundings;
    Palette out = Palette.of(surroundings.terminals().out(), surroundings.environment());
    Palette err = Palette.of(surroundings.terminals().err(), surroundings.environment());
    boolean live =
        surroundings.terminals().err()
            && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
    this.console =
        new Console(surroundings.out(), surroundings.err(), new Console.Streams(out, err, live));
  }

  /** Runs one command and says with which code the process must exit. */
  public static int run(Surroundings surroundings, String... arguments) {
    return new Floe(surroundings).run(List.of(arguments));
  }

  private int run(List<String> typed) {
    boolean dbt = !typed.isEmpty() && typed.getFirst().equals("dbt");
    ExitCode code = guarded(typed);
    if (surroundings.interruption().isInterrupted()) {
      code = ExitCode.INTERRUPTED;
    }
    return dbt ? dbtCode(code) : code.number();
  }

  /** dbt knows 1 for what it could handle and 2 for everything else. */
  private static int dbtCode(ExitCode code) {
    return switch (code) {
      case OK -> 0;
      case ERRORS -> 1;
      case USAGE, EXTERNAL, BUG, INTERRUPTED -> 2;
    };
  }

  private ExitCode guarded(List<String> typed) {
    try {
      return dispatch(typed);
    } catch (UsageError e) {
      return told(e.diagnostic(), ExitCode.USAGE);
    } catch (FloeException e) {
      boolean written = e.diagnostic().code().isInDocuments();
      return told(e.diagnostic(), written ? ExitCode.ERRORS : ExitCode.EXTERNAL);
    } catch (RuntimeException | Error e) {
      console.remark(CrashReport.write(e, typed, surroundings));
      return ExitCode.BUG;
    }
  }

  private ExitCode told(Diagnostic diagnostic, ExitCode code) {
    console.diagnostics(List.of(diagnostic), Sources.none());
    return code;
  }

  private ExitCode dispatch(List<String> typed) {
    if (typed.isEmpty()) {
      console.remark(CommandTable.overview());
      return ExitCode.USAGE;
    }
    return switch (typed.getFirst()) {
      case "--version", "-V" -> answer(Version.text() + "\n");
      case "--help", "-h" -> answer(CommandTable.overview());
      case "help" -> help(typed.subList(1, typed.size()));
      default -> command(CommandTable.entries(), "floe", typed);
    };
  }

  private ExitCode answer(String text) {
    console.print(text);
    return ExitCode.OK;
  }

  /** Finds the command in a table, or in the table of its group, and runs it. */
  private ExitCode command(List<Entry> table, String parent, List<String> typed) {
    String word = typed.getFirst();
    Entry entry = CommandTable.find(table, word).orElseThrow(() -> unknown(parent, word, table));
    String name = parent + " " + entry.name();
    List<String> rest = typed.subList(1, typed.size());
    return switch (entry) {
      case Entry.Single single -> run(name, single.command().get(), rest);
      case Entry.Group group -> group(group, name, rest);
    };
  }

  private ExitCode group(Entry.Group group, String name, List<String> typed) {
    if (typed.contains("--version")) {
      return answer(Version.text() + "\n");
    }
    Optional<List<String>> reordered = group.commandFirst(typed);
    if (reordered.isPresent()) {
      return command(group.commands(), name, reordered.get());
    }
    if (typed.contains("--help") || typed.contains("-h")) {
      return answer(CommandTable.overview(group, name));
    }
    console.remark(CommandTable.overview(group, name));
    return ExitCode.USAGE;
  }

  private ExitCode run(String name, Command command, List<String> typed) {
    ArgumentParser parser = new ArgumentParser(name, command.spec());
    Optional<Arguments> arguments = parser.parse(typed);
    return arguments.isPresent()
        ? command.run(new Invocation(arguments.get(), surroundings, console))
        : answer(parser.help());
  }

  private ExitCode help(List<String> topic) {
    if (topic.isEmpty() || topic.getFirst().startsWith("-")) {
      return answer(CommandTable.overview());
    }
    String word = topic.getFirst();
    Optional<String> page = ErrorPages.page(word);
    if (page.isPresent()) {
      return answer(page.get());
    }
    if (ErrorPages.looksLikeCode(word)) {
      throw new UsageError(
          Diagnostic.of(CliCode.UNKNOWN_CODE, "there is no error code '" + word + "'")
              .withHelp("codes are printed in brackets: error[FLOE-CLI-001]"));
    }
    List<String> asked = new java.util.ArrayList<>(topic);
    asked.add("--help");
    return command(CommandTable.entries(), "floe", asked);
  }

  private static UsageError unknown(String parent, String word, List<Entry> table) {
    if (word.startsWith("-")) {
      return new UsageError(
          CliCode.UNKNOWN_OPTION,
          "'" + parent + "' has no option '" + word + "'",
          "options follow the command: " + parent + " COMMAND " + word);
    }
    List<String> names = table.stream().map(Entry::name).toList();
    return new UsageError(
        CliCode.UNKNOWN_COMMAND,
        "'" + parent + "' has no command '" + word + "'",
        Suggestion.help(word, names));
  }
}

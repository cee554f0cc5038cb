package dev.floe.cli.command;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads arguments against a command's specification; what is wrong becomes a usage error. */
public final class ArgumentParser {

  private final String name;
  private final CommandSpec spec;

  /**
   * @param name the whole command as typed: {@code floe dbt run}
   */
  public ArgumentParser(String name, CommandSpec spec) {
    this.name = name;
    this.spec = spec.name(name);
  }

  /** What to print for {@code --help}. */
  public String help() {
    return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing() + "\n";
  }

  /** The arguments, or nothing if help was asked for. */
  public Optional<Arguments> parse(List<String> typed) {
    CommandLine line = new CommandLine(spec);
    line.setTrimQuotes(false);
    line.setOverwrittenOptionsAllowed(true);
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    try {
      CommandLine.ParseResult parsed = line.parseArgs(typed.toArray(String[]::new));
      return parsed.isUsageHelpRequested() ? Optional.empty() : Optional.of(new Arguments(parsed));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw unmatched(String.valueOf(e.getUnmatched().getFirst()));
    } catch (CommandLine.MissingParameterException e) {
      String missing =
          String.join(", ", e.getMissing().stream().map(ArgumentParser::word).toList());
      throw usage(CliCode.MISSING_VALUE, "'" + name + "' needs a value for " + missing);
    } catch (CommandLine.ParameterException e) {
      throw badValue(e);
    }
  }

  private UsageError unmatched(String word) {
    if (!word.startsWith("-")) {
      return usage(CliCode.UNEXPECTED_ARGUMENT, "'" + name + "' does not take '" + word + "'");
    }
    String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    List<String> known =
        spec.options().stream().flatMap(o -> List.of(o.names()).stream()).sorted().toList();
    String help =
        Suggestion.closest(option, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("see '" + name + " --help'");
    return new UsageError(
        Diagnostic.of(CliCode.UNKNOWN_OPTION, "'" + name + "' has no option '" + option + "'")
            .withHelp(help));
  }

  private UsageError badValue(CommandLine.ParameterException e) {
    ArgSpec about = e.getArgSpec();
    if (about == null) {
      return usage(CliCode.BAD_VALUE, String.valueOf(e.getMessage()));
    }
    String value = e.getValue() == null ? "this" : "'" + e.getValue() + "'";
    String wanted = about.type() == Integer.class ? "a whole number" : "such a value";
    return usage(CliCode.BAD_VALUE, word(about) + " takes " + wanted + ", not " + value);
  }

  private UsageError usage(CliCode code, String message) {
    return new UsageError(code, message, "see '" + name + " --help'");
  }

  private static String word(ArgSpec spec) {
    return spec instanceof OptionSpec option ? "'" + option.longestName() + "'" : spec.paramLabel();
  }
}

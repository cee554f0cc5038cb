package dev.floe.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code floe help CODE}: what an error means, with a bad and a good example. */
@Command(
    name = "help",
    description = "Explain an error code or a command.",
    footer = {"", "Examples:", "  floe help FLOE-MAN-001", "  floe help run"})
final class HelpCommand implements Callable<Integer> {

  private final CommandLine floe;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE|COMMAND",
      description = "An error code as printed in brackets, or the name of a command.")
  private Optional<String> topic = Optional.empty();

  HelpCommand(CommandLine floe) {
    this.floe = floe;
  }

  @Override
  public Integer call() {
    if (topic.isEmpty()) {
      floe.usage(floe.getOut());
      return ExitCode.OK;
    }
    Optional<String> page = ErrorPages.page(topic.get());
    if (page.isPresent()) {
      floe.getOut().print(page.get());
      floe.getOut().flush();
      return ExitCode.OK;
    }
    CommandLine command = floe.getSubcommands().get(topic.get());
    if (command == null) {
      floe.getErr().println("floe: no error code and no command '" + topic.get() + "'");
      return ExitCode.USAGE;
    }
    command.usage(floe.getOut());
    return ExitCode.OK;
  }
}

package dev.floe.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program, put together for the surroundings it runs in. */
@Command(
    name = "floe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "A data mesh platform in one program: from manifests and SQL to governed tables.")
public final class Floe implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Floe() {}

  /** Runs one command and says with which code the process must exit. */
  public static int run(Surroundings surroundings, String... arguments) {
    CommandLine command = new CommandLine(new Floe());
    command.addSubcommand(new HelpCommand(command));
    command.setOut(writer(surroundings.out()));
    command.setErr(writer(surroundings.err()));
    return command.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}

package dev.floe.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command is told of the world; tests hand in their own.
 *
 * @param directory the absolute folder the command was called in
 * @param environment the variables, by name
 * @param clock tells the time of a run
 * @param out what was asked for, in UTF-8
 * @param err progress and complaints, in UTF-8
 * @param terminals which of the two a person watches
 * @param interruption how Ctrl-C reaches the command that is running
 */
public record Surroundings(
    Path directory,
    Map<String, String> environment,
    Clock clock,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Interruption interruption) {

  public Surroundings {
    directory = directory.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /** Surroundings without a terminal, the time that of the machine. */
  public static Surroundings of(
      Path directory, Map<String, String> environment, PrintStream out, PrintStream err) {
    return new Surroundings(
        directory,
        environment,
        Clock.systemUTC(),
        out,
        err,
        new Terminals(false, false),
        new Interruption());
  }

  /** Which of the standard streams is a terminal. */
  public record Terminals(boolean out, boolean err) {}
}

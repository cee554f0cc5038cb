package dev.floe.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is told of the world; tests hand in their own.
 *
 * @param directory the absolute folder the command was called in
 * @param environment the variables, by name
 * @param clock tells the time of a run
 * @param out what was asked for, in UTF-8
 * @param err progress and complaints, in UTF-8
 * @param terminal whether {@code out} and {@code err} are read by a person at a terminal
 */
public record Surroundings(
    Path directory,
    Map<String, String> environment,
    Clock clock,
    PrintStream out,
    PrintStream err,
    boolean terminal) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  static Surroundings ofThisProcess() {
    return new Surroundings(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        Clock.systemUTC(),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}

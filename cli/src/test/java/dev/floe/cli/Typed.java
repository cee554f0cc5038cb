package dev.floe.cli;

import dev.floe.cli.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** What came of a command typed in a folder. */
public record Typed(int code, String out, String err) {

  public static Typed in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  public static Typed in(Path folder, Map<String, String> environment, String... arguments) {
    return at(Clock.systemUTC(), folder, environment, arguments);
  }

  /** The same at a time of the test's choice. */
  public static Typed at(Clock clock, Path folder, String... arguments) {
    return at(clock, folder, Map.of(), arguments);
  }

  private static Typed at(
      Clock clock, Path folder, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around = Surroundings.of(folder, environment, stream(out), stream(err));
    Surroundings then =
        new Surroundings(
            around.directory(),
            around.environment(),
            clock,
            around.out(),
            around.err(),
            around.terminals(),
            around.interruption());
    int code = Floe.run(then, arguments);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

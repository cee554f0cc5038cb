package dev.floe.cli;

import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Surroundings.Terminals;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The surroundings of the process floe runs in. */
final class ThisProcess {

  private ThisProcess() {}

  static Surroundings surroundings(Interruption interruption) {
    return new Surroundings(
        Path.of(""),
        System.getenv(),
        Clock.systemUTC(),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        new Terminals(isTerminal(1), isTerminal(2)),
        interruption);
  }

  /** UTF-8 whatever the locale says: the report has check marks in it. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * The JDK tells only of input and output together, and loads a line editor to do so. Where there
   * is no {@code /proc}, that has to do.
   */
  private static boolean isTerminal(int stream) {
    Path link = Path.of("/proc/self/fd/" + stream);
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException e) {
      return false;
    }
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}

package dev.floe.cli;

import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bug of floe's own: a short message for the user, the stack trace in a file. */
final class CrashReport {

  private CrashReport() {}

  /** Writes the trace beside other temporary files and returns what to tell the user. */
  static String write(Throwable bug, List<String> typed, Surroundings surroundings) {
    String first = "floe has a bug: " + bug;
    try {
      Path file = Files.createTempFile("floe-crash-", ".txt");
      Files.writeString(file, text(bug, typed, surroundings));
      return first + "\nThe stack trace is in " + file + "; please report it.";
    } catch (IOException e) {
      return first + "\n" + trace(bug);
    }
  }

  /** Only the command, not its values: they may be secrets. */
  private static String text(Throwable bug, List<String> typed, Surroundings surroundings) {
    String command = typed.isEmpty() ? "" : typed.getFirst();
    return Version.text()
        + "\ncommand: floe "
        + command
        + "\nat: "
        + surroundings.clock().instant()
        + "\n\n"
        + trace(bug);
  }

  private static String trace(Throwable bug) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

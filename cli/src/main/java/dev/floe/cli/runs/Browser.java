package dev.floe.cli.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's browser, started the way his desktop does it. */
final class Browser {

  private static final List<List<String>> STARTERS =
      List.of(List.of("xdg-open"), List.of("open"), List.of("cmd", "/c", "start", ""));

  private Browser() {}

  /** Shows a file; says whether anything could be started. */
  static boolean open(Path file) {
    for (List<String> starter : STARTERS) {
      List<String> command = new ArrayList<>(starter);
      command.add(file.toUri().toString());
      try {
        Process started =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return started.isAlive() || started.exitValue() == 0;
      } catch (IOException notHere) {
        // The next kind of desktop.
      }
    }
    return false;
  }
}

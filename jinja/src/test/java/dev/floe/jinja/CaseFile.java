package dev.floe.jinja;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the hand-written cases: one template a line, with {@code ⏎} for newlines. Lines that start
 * with {@code %%} set what the lines after them are rendered with ({@code %% context {…}}, {@code
 * %% undefined strict}); lines that start with {@code ##} are remarks.
 */
final class CaseFile {

  private CaseFile() {}

  static List<DifferentialCase> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DifferentialCase> read(Path file) {
    try {
      List<DifferentialCase> cases = new ArrayList<>();
      DifferentialCase given = new DifferentialCase("", "", "{}", "{}", "lenient", "{}", false);
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.startsWith("%% ")) {
          given = changed(given, line.substring(3).strip());
        } else if (!line.isEmpty() && !line.startsWith("##")) {
          String name = file.getFileName() + ":" + number;
          cases.add(named(given, name, line.replace('⏎', '\n')));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DifferentialCase named(DifferentialCase given, String name, String template) {
    return new DifferentialCase(
        name,
        template,
        given.context(),
        given.options(),
        given.undefined(),
        given.templates(),
        given.nativeTypes());
  }

  private static DifferentialCase changed(DifferentialCase given, String directive) {
    int space = directive.indexOf(' ');
    String what = space < 0 ? directive : directive.substring(0, space);
    String value = space < 0 ? "" : directive.substring(space + 1).strip().replace("⏎", "\\n");
    return new DifferentialCase(
        "",
        "",
        what.equals("context") ? value : given.context(),
        what.equals("options") ? value : given.options(),
        what.equals("undefined") ? value : given.undefined(),
        what.equals("templates") ? value : given.templates(),
        what.equals("native") ? value.equals("on") : given.nativeTypes());
  }
}

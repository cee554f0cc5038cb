package dev.floe.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of {@code docs/errors}, as text.
 *
 * @param path where it lies
 * @param text the whole of it
 */
record ErrorPage(Path path, String text) {

  private static final String BAD = "Bad example";
  private static final String GOOD = "Good example";

  /** All pages, in the order of their codes. */
  static List<ErrorPage> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("FLOE-"))
          .sorted()
          .map(ErrorPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Program.root().resolve("docs/errors");
  }

  private static ErrorPage read(Path file) {
    try {
      return new ErrorPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code it is about, by its file's name. */
  String id() {
    return String.valueOf(path.getFileName()).replace(".md", "");
  }

  /** Its first line, without the mark of a heading. */
  String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /** What the page says before its first example. */
  String explanation() {
    return text.lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .reduce("", (all, line) -> all + line + "\n")
        .strip();
  }

  Optional<Example> bad() {
    return section(BAD).map(section -> Example.in(section));
  }

  Optional<Example> good() {
    return section(GOOD).map(section -> Example.in(section));
  }

  /** The text under the heading {@code name}, up to the next heading of its level. */
  private Optional<String> section(String name) {
    Matcher heading =
        Pattern.compile(
                "^## " + name + "\\h*\\R(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(text);
    return heading.find() ? Optional.of(heading.group(1)) : Optional.empty();
  }
}

package dev.floe.acceptance.cli;

import dev.floe.cli.Floe;
import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Surroundings.Terminals;
import dev.floe.cli.command.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the lines of a session in this process: {@code floe …}, and as much of a shell as a session
 * needs to show what is there: {@code ls}, {@code cat}, {@code rm}, {@code cd}; {@code cp} copies
 * one of the projects of this module.
 *
 * <p>Time stands still, so that what is printed is the same every time.
 */
final class Shell {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Path PROJECTS = Path.of("src/test/resources/projects").toAbsolutePath();
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern DIGEST =
      Pattern.compile("(sha256\"?:\"?)[0-9a-f]{12}(?:[0-9a-f]{52})?\\b");
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S*)");

  private final Path root;
  private Path here;

  Shell(Path root) throws IOException {
    this.root = root.toRealPath();
    this.here = this.root;
  }

  /** What the line printed, to both streams in order, and its exit code if that is not 0. */
  String run(String line) throws IOException {
    List<String> words = words(line);
    Map<String, String> environment = new TreeMap<>(Map.of("HOME", root.toString()));
    while (!words.isEmpty()) {
      Matcher variable = VARIABLE.matcher(words.getFirst());
      if (!variable.matches()) {
        break;
      }
      environment.put(variable.group(1), variable.group(2));
      words.removeFirst();
    }
    List<String> arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "floe" -> floe(environment, arguments);
      case "ls" -> ls(here.resolve(arguments.isEmpty() ? "." : arguments.getFirst()));
      case "cat" -> lasting(Files.readString(here.resolve(arguments.getFirst())));
      case "rm" -> remove(here.resolve(arguments.getFirst()));
      case "cp" -> copy(PROJECTS.resolve(arguments.getFirst()), here.resolve(arguments.get(1)));
      case "cd" -> change(here.resolve(arguments.getFirst()));
      default -> throw new IllegalArgumentException("not known here: " + line);
    };
  }

  private String floe(Map<String, String> environment, List<String> arguments) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            here,
            environment,
            Clock.fixed(NOW, ZoneOffset.UTC),
            stream,
            stream,
            new Terminals(false, false),
            new Interruption());
    int code = Floe.run(surroundings, arguments.toArray(String[]::new));
    String text = screen.toString(StandardCharsets.UTF_8).replace(root.toString(), "/home/me");
    // How many macros come with floe is no business of a session.
    text = lasting(text.replaceAll("\\d+ macros", "N macros"));
    return text + (code == 0 ? "" : "[exit " + code + "]\n");
  }

  /**
   * What changes with every release of floe, and digests with it; that it is there is what counts.
   */
  private static String lasting(String text) {
    String undigested = DIGEST.matcher(text).replaceAll("$1<digest>");
    return undigested.replace("floe " + Version.ofFloe(), "floe <version>");
  }

  /** Every file below, by its path from here, in the order of their names. */
  private String ls(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return "";
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> here.relativize(file.normalize()).toString())
          .sorted()
          .reduce("", (all, file) -> all + file + "\n");
    }
  }

  private static String remove(Path file) throws IOException {
    Files.delete(file);
    return "";
  }

  private static String copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(file, copy);
      }
    }
    return "";
  }

  private String change(Path folder) {
    here = folder.normalize();
    return "";
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      for (int group = 1; group <= word.groupCount(); group++) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return words;
  }
}

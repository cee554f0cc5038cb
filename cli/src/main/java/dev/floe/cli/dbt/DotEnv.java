package dev.floe.cli.dbt;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.files.DiskTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that knows the variables of a {@code .env} file too: of the folder the user is in, or
 * the nearest one above it that has such a file. What the environment itself says goes first.
 */
record DotEnv(Command command) implements Command {

  private static final String FILE = ".env";

  /** {@code NAME=value}, perhaps after {@code export}; the value in quotes or up to a comment. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*=[ \\t]*"
              + "(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(.*?))(?:\\s+#.*|\\s*)");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)(?::-([^}]*))?}");

  @Override
  public CommandSpec spec() {
    return command.spec();
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Surroundings around = invocation.surroundings();
    Optional<byte[]> content = nearest(around.directory()).flatMap(DiskTree::readFile);
    if (content.isEmpty()) {
      return command.run(invocation);
    }
    Surroundings richer =
        new Surroundings(
            around.directory(),
            over(around.environment(), new String(content.get(), StandardCharsets.UTF_8)),
            around.clock(),
            around.out(),
            around.err(),
            around.terminals(),
            around.interruption());
    return command.run(new Invocation(invocation.arguments(), richer, invocation.console()));
  }

  private static Optional<Path> nearest(Path directory) {
    for (Path folder = directory; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(FILE))) {
        return Optional.of(folder.resolve(FILE));
      }
    }
    return Optional.empty();
  }

  /** The variables of an environment and, where it does not have them, those of a file. */
  static Map<String, String> over(Map<String, String> environment, String text) {
    Map<String, String> all = new HashMap<>();
    Map<String, String> known = new TreeMap<>(environment);
    text.lines()
        .forEach(line -> {
          Matcher parts = LINE.matcher(line);
          if (parts.matches()) {
            String value = value(parts, known);
            all.put(parts.group(1), value);
            known.putIfAbsent(parts.group(1), value);
          }
        });
    all.putAll(environment);
    return all;
  }

  private static String value(Matcher parts, Map<String, String> known) {
    if (parts.group(2) != null) {
      return parts.group(2);
    }
    String written =
        parts.group(3) != null ? unescaped(parts.group(3)) : parts.group(4).stripTrailing();
    return REFERENCE
        .matcher(written)
        .replaceAll(found -> {
          String otherwise = found.group(2) == null ? "" : found.group(2);
          return Matcher.quoteReplacement(known.getOrDefault(found.group(1), otherwise));
        });
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replaceAll("\\\\(.)", "$1");
  }
}

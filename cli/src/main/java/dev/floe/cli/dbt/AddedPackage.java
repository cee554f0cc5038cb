package dev.floe.cli.dbt;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code floe dbt deps --add-package}: a new entry at the end of the list, in the place of one for
 * the same package, and everything else as it was written, comments too.
 */
final class AddedPackage {

  private static final List<String> KINDS = List.of("hub", "git", "local");

  private static final int INDENT = 2;

  private final Invocation invocation;
  private final Path folder;

  AddedPackage(Invocation invocation, Path folder) {
    this.invocation = invocation;
    this.folder = folder;
  }

  /**
   * Adds a package.
   *
   * @return the name of the file that was written
   */
  Result<String> add(String typed) {
    String file =
        Files.isRegularFile(folder.resolve("dependencies.yml"))
                && !Files.isRegularFile(folder.resolve("packages.yml"))
            ? "dependencies.yml"
            : "packages.yml";
    List<String> entry = entry(typed);
    Optional<byte[]> bytes = new DiskTree(folder).read(file);
    String text = bytes.map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    return extended(file, text, entry)
        .map(after -> {
          Output.write(folder.resolve(file), after);
          return file;
        });
  }

  private List<String> entry(String typed) {
    String kind = invocation.oneOf("--source", "hub", KINDS);
    int at = typed.lastIndexOf('@');
    String name = at > 0 ? typed.substring(0, at) : typed;
    String version = at > 0 ? typed.substring(at + 1) : "";
    return switch (kind) {
      case "git" ->
          version.isEmpty()
              ? List.of("git: " + name)
              : List.of("git: " + name, "revision: " + version);
      case "local" -> List.of("local: " + typed);
      default -> {
        if (version.isEmpty()) {
          throw new UsageError(
              CliCode.MISSING_VALUE,
              "'--add-package' needs the version of a package of the hub",
              "write " + name + "@1.0.0, or \"" + name + "@>=1.0.0,<2.0.0\"");
        }
        yield List.of("package: " + name, version(version));
      }
    };
  }

  private static String version(String typed) {
    if (typed.matches("[\\w.+-]+")) {
      return "version: " + typed;
    }
    List<String> parts = new ArrayList<>();
    for (String part : typed.split(",", -1)) {
      parts.add("\"" + part.strip() + "\"");
    }
    return "version: [" + String.join(", ", parts) + "]";
  }

  private static Result<String> extended(String file, String text, List<String> entry) {
    Result<List<YamlNode>> documents = Yaml.readAll(file, text, YamlOptions.LENIENT);
    if (!documents.isOk()) {
      return Result.failed(documents.diagnostics());
    }
    Optional<YamlNode> list =
        documents.value().orElse(List.of()).stream()
            .findFirst()
            .flatMap(YamlNode::asMapping)
            .flatMap(root -> root.get("packages"));
    List<YamlNode> items =
        list.flatMap(YamlNode::asSequence).map(YamlSequence::items).orElse(List.of());
    if (list.isEmpty()) {
      String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      return Result.ok(text + gap + "packages:\n" + lines(entry, "  "));
    }
    return inserted(file, text, list.get(), items, entry);
  }

  private static Result<String> inserted(
      String file, String text, YamlNode list, List<YamlNode> items, List<String> entry) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int first = items.isEmpty() ? 0 : start(items.getFirst());
    int dash = items.isEmpty() ? -1 : lines.get(first).indexOf('-');
    if (dash < 0 || !lines.get(first).substring(0, dash).isBlank()) {
      return Result.failed(
          Diagnostic.at(
                  DbtCode.BAD_PACKAGES_FILE,
                  list.span(),
                  "nothing can be added to the list in " + file + " as it is written")
              .withHelp("write the list with one '- ' for each package"));
    }
    if (dash == 0) {
      indent(lines, first, after(items.getLast(), lines));
    }
    String lead = " ".repeat(dash == 0 ? INDENT : dash);
    lines.add(after(items.getLast(), lines), lines(entry, lead).stripTrailing());
    items.reversed().stream()
        .filter(item -> isSame(item, entry))
        .forEach(item -> lines.subList(start(item), after(item, lines)).clear());
    return Result.ok(String.join("\n", lines) + "\n");
  }

  /** As dbt writes the file: the list is set in under its key. */
  private static void indent(List<String> lines, int first, int end) {
    lines.subList(first, end).replaceAll(line -> line.isBlank() ? line : " ".repeat(INDENT) + line);
  }

  /** The line, from 0, that an item begins in. */
  private static int start(YamlNode item) {
    return item.span().start().line() - 1;
  }

  /** The line after an item's last one, whatever blank lines and comments follow that. */
  private static int after(YamlNode item, List<String> lines) {
    int end = Math.min(item.span().end().line(), lines.size());
    while (end > start(item) + 1 && isNothing(lines.get(end - 1), item.span().end(), end)) {
      end--;
    }
    return end;
  }

  private static boolean isNothing(String line, Position end, int number) {
    boolean untouched = number == end.line() && end.column() <= 1;
    return untouched || line.isBlank() || line.strip().startsWith("#");
  }

  private static boolean isSame(YamlNode item, List<String> entry) {
    String key = entry.getFirst();
    int colon = key.indexOf(": ");
    Map<String, @Nullable Object> written =
        item.asMapping().map(mapping -> mapping.toJava(YamlSchema.PYYAML)).orElse(Map.of());
    return key.substring(colon + 2).equals(written.get(key.substring(0, colon)));
  }

  private static String lines(List<String> entry, String indent) {
    StringBuilder out = new StringBuilder();
    String lead = "- ";
    for (String line : entry) {
      out.append(indent).append(lead).append(line).append('\n');
      lead = "  ";
    }
    return out.toString();
  }
}

package dev.floe.cli.command;

import dev.floe.cli.console.Console;
import dev.floe.cli.console.OutputFormat;
import dev.floe.diagnostics.Suggestion;
import java.nio.file.Path;
import java.util.List;

/**
 * One command being carried out.
 *
 * @param arguments what the user typed
 * @param surroundings the machine around it
 * @param console where its answer goes
 */
public record Invocation(Arguments arguments, Surroundings surroundings, Console console) {

  /** A path the user typed, against the folder he is in. */
  public Path path(String typed) {
    return surroundings.directory().resolve(typed).normalize();
  }

  /** {@code --project-dir}, or the current folder. */
  public Path projectFolder() {
    return arguments.value("--project-dir").map(this::path).orElse(surroundings.directory());
  }

  /** {@code --output}, text unless json was asked for. */
  public OutputFormat output() {
    return switch (oneOf("--output", "text", List.of("text", "json"))) {
      case "json" -> OutputFormat.JSON;
      default -> OutputFormat.TEXT;
    };
  }

  /** The value of an option that has a fixed set of them. */
  public String oneOf(String option, String otherwise, List<String> choices) {
    String value = arguments.value(option).orElse(otherwise);
    if (!choices.contains(value)) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "'" + option + "' does not know '" + value + "'",
          Suggestion.help(value, choices));
    }
    return value;
  }
}

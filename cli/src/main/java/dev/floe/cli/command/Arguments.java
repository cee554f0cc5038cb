package dev.floe.cli.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What the user typed after the command, parsed and checked against its specification. */
public final class Arguments {

  private final ParseResult parsed;

  Arguments(ParseResult parsed) {
    this.parsed = parsed;
  }

  /** Whether the command has such an option at all. */
  public boolean knows(String option) {
    return parsed.commandSpec().findOption(option) != null;
  }

  /** Whether a switch was given; {@code --no-x} takes back an earlier {@code --x}. */
  public boolean has(String option) {
    @Nullable Boolean given = parsed.matchedOptionValue(option, (Boolean) null);
    return given != null && given;
  }

  /** A switch that has a {@code --no-} form, if either was given. */
  public Optional<Boolean> choice(String option) {
    @Nullable Boolean given = parsed.matchedOptionValue(option, (Boolean) null);
    return Optional.ofNullable(given);
  }

  /** The value of an option, if it was given. */
  public Optional<String> value(String option) {
    @Nullable String given = parsed.matchedOptionValue(option, (String) null);
    return Optional.ofNullable(given);
  }

  /** The value of an option that takes a number, if it was given. */
  public Optional<Integer> number(String option) {
    @Nullable Integer given = parsed.matchedOptionValue(option, (Integer) null);
    return Optional.ofNullable(given);
  }

  /** All values of an option that may be repeated, in order. */
  public List<String> values(String option) {
    return parsed.matchedOptionValue(option, List.<String>of());
  }

  /** The arguments that are no options, in order. */
  public List<String> positionals() {
    return parsed.matchedPositionals().stream()
        .flatMap(positional -> positional.stringValues().stream())
        .toList();
  }

  /** Everything that was typed after the command, word by word. */
  public List<String> words() {
    return List.copyOf(parsed.originalArgs());
  }

  /** The first argument that is no option. */
  public Optional<String> positional() {
    return positionals().stream().findFirst();
  }
}

package dev.floe.acceptance;

import dev.floe.cli.Floe;
import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Surroundings.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a command that was run inside this process.
 *
 * @param exitCode what the process would have exited with
 * @param out what was printed
 * @param err what was complained about
 */
record Outcome(int exitCode, String out, String err) {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** A code at the start of a finding in text, or in a finding in JSON. */
  private static final Pattern CODE =
      Pattern.compile(
          "^(error|warning|note)\\[(FLOE-[A-Z]{3,4}-[0-9]{3})]"
              + "|\"code\"\\s*:\\s*\"(FLOE-[A-Z]{3,4}-[0-9]{3})\"[^{}]*?\"severity\"\\s*:\\s*\"(\\w+)\"",
          Pattern.MULTILINE);

  /**
   * Runs {@code floe ARGUMENTS…} in {@code folder}, at a fixed time and in an empty environment.
   */
  static Outcome of(Path folder, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            folder.toAbsolutePath(),
            Map.of("HOME", folder.toString()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminals(false, false),
            new Interruption());
    int exitCode = Floe.run(surroundings, arguments.toArray(String[]::new));
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Whether the program has this command. */
  static boolean isCommand(String name) {
    return of(Path.of("."), List.of(name, "--help")).exitCode() == 0;
  }

  /** The codes of all diagnostics that were shown. */
  Set<String> codes() {
    return codes(false);
  }

  /** The codes of the errors among them. */
  Set<String> errors() {
    return codes(true);
  }

  private Set<String> codes(boolean onlyErrors) {
    Set<String> codes = new TreeSet<>();
    Matcher matcher = CODE.matcher(out + "\n" + err);
    while (matcher.find()) {
      boolean text = matcher.group(1) != null;
      if (!onlyErrors || "error".equals(matcher.group(text ? 1 : 4))) {
        codes.add(matcher.group(text ? 2 : 3));
      }
    }
    return codes;
  }

  /** For messages: everything there is to see. */
  String transcript() {
    return "exit code " + exitCode + "\n" + out + err;
  }
}

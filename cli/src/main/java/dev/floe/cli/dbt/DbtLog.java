package dev.floe.cli.dbt;

import dev.floe.cli.console.Console;
import dev.floe.diagnostics.render.JsonText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lines as dbt logs them: a time and a text, or one JSON object each. Safe for all threads. */
final class DbtLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Console console;
  private final Clock clock;
  private final Format format;
  private final boolean aside;
  private final boolean quiet;

  /** How lines are written. */
  enum Format {
    TEXT,
    JSON
  }

  /**
   * @param aside whether lines go to standard error, the answer alone to standard output
   */
  DbtLog(Console console, Clock clock, Format format, boolean aside, boolean quiet) {
    this.console = console;
    this.clock = clock;
    this.format = format;
    this.aside = aside;
    this.quiet = quiet;
  }

  /** Something that went as it should; {@code --quiet} leaves it out. */
  void info(String event, String text) {
    info(event, text, Map.of());
  }

  /** The same with facts for a reader of JSON. */
  void info(String event, String text, Map<String, ?> data) {
    if (!quiet) {
      write("info", event, text, data);
    }
  }

  /** Something that went wrong. */
  void error(String event, String text) {
    write("error", event, text, Map.of());
  }

  private synchronized void write(String level, String event, String text, Map<String, ?> data) {
    Instant now = clock.instant();
    switch (format) {
      case TEXT -> {
        for (String line : text.split("\n", -1)) {
          line((TIME.format(now) + "  " + line).stripTrailing());
        }
      }
      case JSON ->
          line(
              new JsonText()
                  .value(
                      Map.of(
                          "data",
                          new TreeMap<>(data),
                          "info",
                          new TreeMap<>(
                              Map.of(
                                  "level",
                                  level,
                                  "msg",
                                  text,
                                  "name",
                                  event,
                                  "ts",
                                  now.toString()))))
                  .toString()
                  .replaceAll("\n *", ""));
    }
  }

  private void line(String text) {
    if (aside) {
      console.remark(text);
    } else {
      console.line(text);
    }
  }
}

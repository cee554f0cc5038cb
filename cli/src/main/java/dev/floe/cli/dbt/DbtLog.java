package dev.floe.cli.dbt;

import dev.floe.cli.console.Console;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.diagnostics.render.Sources;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lines as dbt logs them: a time and a text, or one JSON object each. Safe for all threads. */
final class DbtLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Console console;
  private final Clock clock;
  private final Format format;
  private final boolean aside;
  private final Level least;
  private final List<String> secrets;
  private final Map<String, String> extra;
  private volatile String invocationId = "";
  private volatile LogFile file = LogFile.none();

  /** How lines are written. */
  enum Format {
    TEXT,
    JSON
  }

  /** How much a line matters. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR,
    NONE
  }

  /**
   * @param aside whether lines go to standard error, the answer alone to standard output
   * @param least what matters less is not shown
   * @param secrets what is never shown
   * @param extra what every event in JSON has besides
   */
  DbtLog(
      Console console,
      Clock clock,
      Format format,
      boolean aside,
      Level least,
      List<String> secrets,
      Map<String, String> extra) {
    this.secrets = List.copyOf(secrets);
    this.extra = Map.copyOf(extra);
    this.console = console;
    this.clock = clock;
    this.format = format;
    this.aside = aside;
    this.least = least;
  }

  /** Names the command whose lines follow. */
  void begin(String invocation, LogFile to) {
    invocationId = invocation;
    file = to;
    if (format == Format.TEXT) {
      keep("\n\n====== " + STAMP.format(clock.instant()) + " | " + invocation + " ======");
    }
  }

  /** What only somebody who searches for a fault wants to know. */
  void debug(String event, String text) {
    write(Level.DEBUG, event, text, Map.of());
  }

  /** The same with facts for a reader of JSON. */
  void debug(String event, String text, Map<String, ?> data) {
    write(Level.DEBUG, event, text, data);
  }

  /** Something that went as it should; {@code --quiet} leaves it out. */
  void info(String event, String text) {
    write(Level.INFO, event, text, Map.of());
  }

  /** The same with facts for a reader of JSON. */
  void info(String event, String text, Map<String, ?> data) {
    write(Level.INFO, event, text, data);
  }

  /** Something that somebody should look at. */
  void warn(String event, String text, Map<String, ?> data) {
    write(Level.WARN, event, text, data);
  }

  /** Something that went wrong. */
  void error(String event, String text, Map<String, ?> data) {
    write(Level.ERROR, event, text, data);
  }

  /** A part of the answer: as it is, whatever is shown besides. */
  synchronized void answer(String text) {
    console.line(text);
  }

  /**
   * What is wrong: as everywhere in floe, or one event for each in JSON. The log file has it too.
   *
   * @param sources what the findings quote
   */
  synchronized void findings(List<Diagnostic> found, Sources sources) {
    if (format == Format.TEXT) {
      console.diagnostics(found, sources);
    }
    for (Diagnostic one : found.stream().distinct().toList()) {
      String text = hidden(Console.text(List.of(one), sources)).stripTrailing();
      Level level = DbtFinding.level(one);
      String event = WarningPolicy.event(one.code());
      switch (format) {
        case TEXT -> keep(STAMP.format(clock.instant()) + " [" + word(level) + "] " + text);
        case JSON -> writeSafe(level, event, text, DbtFinding.facts(one));
      }
    }
  }

  private void write(Level level, String event, String text, Map<String, ?> data) {
    writeSafe(level, event, hidden(text), data);
  }

  /** Secrets of the environment are in no log, whatever a template prints. */
  private String hidden(String text) {
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, "*****");
    }
    return safe;
  }

  private synchronized void writeSafe(Level level, String event, String text, Map<String, ?> data) {
    Instant now = clock.instant();
    keep(
        switch (format) {
          case TEXT -> STAMP.format(now) + " [" + word(level) + "] " + text;
          case JSON -> json(level, event, text, data, now);
        });
    if (level.compareTo(least) < 0) {
      return;
    }
    switch (format) {
      case TEXT -> {
        for (String line : text.split("\n", -1)) {
          line((TIME.format(now) + "  " + line).stripTrailing());
        }
      }
      case JSON -> line(json(level, event, text, data, now));
    }
  }

  private void keep(String text) {
    file.add(text).ifPresent(console::remark);
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private String json(Level level, String event, String text, Map<String, ?> data, Instant now) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("category", "");
    info.put("code", DbtEvents.code(event));
    info.put("extra", new TreeMap<>(extra));
    info.put("invocation_id", invocationId);
    info.put("level", word(level));
    info.put("msg", text);
    info.put("name", event);
    info.put("pid", ProcessHandle.current().pid());
    info.put("thread", Thread.currentThread().getName());
    info.put("ts", STAMP.format(now));
    Map<String, Object> facts = new TreeMap<>(data);
    facts.putIfAbsent("msg", text);
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("data", facts);
    whole.put("info", info);
    return hidden(oneLine(whole));
  }

  /** A value as JSON on one line: line ends within texts are written as escapes. */
  static String oneLine(Object value) {
    return new JsonText()
        .value(value)
        .toString()
        .replaceAll("(?<=[{\\[])\n *|\n *(?=[}\\]])", "")
        .replaceAll("\n *", " ");
  }

  private void line(String text) {
    if (aside) {
      console.remark(text);
    } else {
      console.line(text);
    }
  }
}

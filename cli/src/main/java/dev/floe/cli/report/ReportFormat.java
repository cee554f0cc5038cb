package dev.floe.cli.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a compilation is told. */
public enum ReportFormat {
  TEXT(".txt"),
  JSON(".json"),
  SARIF(".sarif"),
  JUNIT(".xml"),
  HTML(".html");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** As an option says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How names of its files end. */
  public String ending() {
    return ending;
  }

  /** All words there are. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }

  /** The format of a word of {@link #words()}. */
  public static ReportFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The format that the name of a file asks for. */
  public static Optional<ReportFormat> ofFile(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    if (small.endsWith(".sarif.json")) {
      return Optional.of(SARIF);
    }
    return Arrays.stream(values())
        .filter(format -> small.endsWith(format.ending))
        .findFirst()
        .or(() -> small.endsWith(".htm") ? Optional.of(HTML) : Optional.empty());
  }
}

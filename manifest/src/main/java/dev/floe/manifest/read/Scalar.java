package dev.floe.manifest.read;

import dev.floe.manifest.Cron;
import dev.floe.manifest.Durations;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Value;
import dev.floe.manifest.Version;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One kind of word a document may hold.
 *
 * @param code what a word of another kind is
 * @param parser from the written text to the canonical value
 * @param schema the keywords of JSON Schema that say the same to an editor
 */
record Scalar(
    ManifestCode code, Function<String, Parsed<Value>> parser, Map<String, Object> schema) {

  private static final Map<String, Object> STRING = Map.of("type", "string");
  private static final Map<String, Object> STRING_OR_NUMBER =
      Map.of("type", List.of("string", "number"));

  static final Scalar TEXT =
      new Scalar(
          ManifestCode.BAD_VALUE,
          text ->
              text.isBlank()
                  ? Parsed.bad("is empty", "write something, or leave the key out")
                  : Parsed.good(new Value.Text(text)),
          STRING_OR_NUMBER);

  /** An expression in a language of its own; it is placed by its text, without quotes. */
  static final Scalar EXPRESSION = new Scalar(TEXT.code, TEXT.parser, Map.of("type", "string"));

  static final Scalar FLAG =
      new Scalar(
          ManifestCode.WRONG_TYPE,
          Scalar::flag,
          Map.of("enum", List.of(true, false, "yes", "no", "on", "off", "true", "false")));

  static final Scalar WHOLE =
      new Scalar(
          ManifestCode.WRONG_TYPE,
          text ->
              text.matches("[0-9]{1,9}")
                  ? Parsed.good(new Value.Amount(new BigDecimal(text)))
                  : Parsed.bad("is not a whole number", "write a number such as 90"),
          Map.of("type", "integer", "minimum", 0));

  static final Scalar PERCENT =
      new Scalar(
          ManifestCode.BAD_PERCENTAGE,
          text -> Percentage.parse(text).map(Value.Percent::new),
          STRING_OR_NUMBER);

  static final Scalar DURATION =
      new Scalar(
          ManifestCode.BAD_DURATION,
          text -> Durations.parse(text).map(Value.Time::new),
          Map.of("type", "string", "pattern", "^\\s*[0-9Pp]"));

  static final Scalar VERSION =
      new Scalar(
          ManifestCode.BAD_VERSION,
          text -> Version.parse(text).map(version -> new Value.Text(version.toString())),
          STRING_OR_NUMBER);

  static final Scalar REFERENCE =
      new Scalar(
          ManifestCode.BAD_REFERENCE,
          text -> Reference.parse(text).map(reference -> new Value.Text(reference.text())),
          STRING_OR_NUMBER);

  static final Scalar PORT_REFERENCE =
      new Scalar(
          ManifestCode.BAD_REFERENCE,
          text -> Reference.port(text).map(reference -> new Value.Text(reference.text())),
          STRING);

  static final Scalar CRON =
      new Scalar(
          ManifestCode.BAD_CRON,
          text -> Cron.parse(text).map(cron -> new Value.Text(cron.text())),
          STRING);

  static final Scalar ZONE = new Scalar(ManifestCode.BAD_CRON, Scalar::zone, STRING);

  static final Scalar DATE =
      new Scalar(
          ManifestCode.BAD_VALUE,
          Scalar::date,
          Map.of("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));

  /** A security switch, from off to required. */
  static final Scalar SWITCH =
      new Scalar(
          ManifestCode.BAD_VALUE,
          Scalar::demand,
          Map.of(
              "enum",
              List.of(
                  "required",
                  "enabled",
                  "optional",
                  "disabled",
                  "off",
                  "none",
                  "on",
                  true,
                  false)));

  /** As {@link #SWITCH}, with the SLA of a whole chain of products as its strictest form. */
  static final Scalar SLA_SWITCH =
      new Scalar(
          ManifestCode.BAD_VALUE,
          text ->
              text.equals("end_to_end") ? Parsed.good(new Value.Text(text)) : Scalar.demand(text),
          Map.of(
              "enum",
              List.of("end_to_end", "required", "enabled", "optional", "off", "on", true, false)));

  /** One of these words. */
  static Scalar choice(String... words) {
    List<String> allowed = List.of(words);
    return new Scalar(
        ManifestCode.BAD_VALUE,
        text ->
            allowed.contains(text)
                ? Parsed.good(new Value.Text(text))
                : Parsed.bad(
                    "is not allowed here", dev.floe.diagnostics.Suggestion.help(text, allowed)),
        Map.of("enum", allowed));
  }

  /** One of these words, as written or by another name. */
  static Scalar choice(Map<String, String> synonyms, String... words) {
    Scalar plain = choice(words);
    return new Scalar(
        plain.code,
        text -> plain.parser.apply(synonyms.getOrDefault(text, text)),
        Map.of(
            "enum",
            java.util.stream.Stream.concat(
                    List.of(words).stream(), synonyms.keySet().stream().sorted())
                .toList()));
  }

  private static Parsed<Value> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Parsed.good(new Value.Flag(true));
      case "false", "no", "off" -> Parsed.good(new Value.Flag(false));
      default -> Parsed.bad("is neither true nor false", "write true or false");
    };
  }

  private static Parsed<Value> demand(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "required", "enabled", "true", "yes", "on" -> Parsed.good(new Value.Text("required"));
      case "optional", "preferred" -> Parsed.good(new Value.Text("optional"));
      case "off", "disabled", "false", "no", "none" -> Parsed.good(new Value.Text("off"));
      default -> Parsed.bad("is not allowed here", "one of: required, optional, off");
    };
  }

  private static Parsed<Value> date(String text) {
    try {
      return Parsed.good(new Value.Text(LocalDate.parse(text).toString()));
    } catch (DateTimeException e) {
      return Parsed.bad("is not a date", "write year, month and day, such as 2026-12-31");
    }
  }

  private static Parsed<Value> zone(String text) {
    try {
      return Parsed.good(new Value.Text(ZoneId.of(text).getId()));
    } catch (DateTimeException e) {
      return Parsed.bad("is not a time zone", "write a name such as Europe/Berlin or UTC");
    }
  }
}

package dev.floe.cli.environments;

import dev.floe.compiler.Masking;
import dev.floe.compiler.Masking.MaskedSource;
import dev.floe.spi.RelationName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sees a masked source and its masked copy as one: both are called by the source's id, wherever a
 * plan names them.
 */
final class MaskedNames {

  private static final String QUOTE = "[\"`]?";

  private final Map<Pattern, String> names = new LinkedHashMap<>();

  MaskedNames(Masking first, Masking second) {
    first.sources().forEach(this::add);
    second.sources().forEach(this::add);
  }

  private void add(String id, MaskedSource source) {
    names.put(pattern(source.copy()), id);
    names.put(pattern(source.raw()), id);
  }

  /** All parts of a name, each quoted or not, in SQL and elsewhere. */
  private static Pattern pattern(RelationName name) {
    String parts = part(name.database()) + part(name.schema()) + quoted(name.identifier());
    return Pattern.compile("(?<![\\w\"`.])" + parts + "(?![\\w\"`.])", Pattern.CASE_INSENSITIVE);
  }

  private static String part(Optional<String> part) {
    return part.map(text -> quoted(text) + "\\s*\\.\\s*").orElse("");
  }

  private static String quoted(String text) {
    return QUOTE + Pattern.quote(text) + QUOTE;
  }

  /** A text with the ids of masked sources instead of their names. */
  String neutral(String text) {
    String neutral = text;
    for (Map.Entry<Pattern, String> name : names.entrySet()) {
      neutral =
          name.getKey().matcher(neutral).replaceAll(Matcher.quoteReplacement(name.getValue()));
    }
    return neutral;
  }

  /** A relation in a tree as its name, where it is one of a masked source. */
  Optional<String> relation(JsonNode tree) {
    if (!tree.has("identifier")) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    for (String part : new String[] {"database", "schema"}) {
      String text = tree.path(part).asString("");
      name.append(text.isEmpty() ? "" : text + ".");
    }
    String whole = name + tree.path("identifier").asString("");
    String neutral = neutral(whole);
    return neutral.equals(whole) ? Optional.empty() : Optional.of(neutral);
  }
}

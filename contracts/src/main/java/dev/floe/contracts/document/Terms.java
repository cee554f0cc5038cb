package dev.floe.contracts.document;

import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ServiceLevel;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Percentage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the service levels of an ODCS document. */
final class Terms {

  private static final Set<String> FRESHNESS = Set.of(Odcs.LATENCY, "ly", "freshness");
  private static final Set<String> AVAILABILITY =
      Set.of(Odcs.AVAILABILITY, "av", "uptime", "uptimepercentage");
  private static final Set<String> DIMENSIONS =
      Set.of("completeness", "accuracy", "uniqueness", "validity", "consistency", "timeliness");

  private final List<Diagnostic> found;
  private Optional<Duration> freshness = Optional.empty();
  private Optional<Percentage> availability = Optional.empty();
  private final Map<String, Percentage> quality = new TreeMap<>();

  Terms(List<Diagnostic> found) {
    this.found = found;
  }

  ServiceLevel read(Node root, Map<String, Span> places) {
    for (Node one : root.children("slaProperties")) {
      String name = one.text("property").orElse("");
      String property = name.toLowerCase(java.util.Locale.ROOT);
      if (FRESHNESS.contains(property)) {
        freshness = parsed(one, Durations.parse(time(one)));
        places.put("sla.freshness", one.place("value"));
      } else if (AVAILABILITY.contains(property)) {
        availability = parsed(one, Percentage.parse(one.text("value").orElse("")));
        places.put("sla.availability", one.place("value"));
      } else if (name.startsWith(Odcs.QUALITY) || DIMENSIONS.contains(property)) {
        String dimension =
            name.startsWith(Odcs.QUALITY) ? name.substring(Odcs.QUALITY.length()) : property;
        parsed(one, Percentage.parse(one.text("value").orElse("")))
            .ifPresent(share -> quality.put(dimension, share));
        places.put("sla.quality." + dimension, one.place("value"));
      }
    }
    return new ServiceLevel(freshness, availability, quality);
  }

  private static String time(Node property) {
    String value = property.text("value").orElse("");
    return value + property.text("unit").filter(unit -> isNumber(value)).orElse("");
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]+");
  }

  private <T> Optional<T> parsed(Node property, Parsed<T> value) {
    return switch (value) {
      case Parsed.Good<T>(T good) -> Optional.of(good);
      case Parsed.Bad<T>(String reason, String help) -> {
        found.add(
            Diagnostic.at(
                    ContractCode.BAD_VALUE,
                    property.place("value"),
                    "'" + property.text("value").orElse("") + "' " + reason)
                .about("slaProperties." + property.text("property").orElse(""))
                .withHelp(help));
        yield Optional.empty();
      }
    };
  }
}

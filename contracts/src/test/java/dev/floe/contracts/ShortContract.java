package dev.floe.contracts;

import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Version;
import dev.floe.spi.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Contracts in one line: {@code id integer required key; status string values=a,b; @freshness=6h}.
 */
public final class ShortContract {

  private final List<ContractColumn> columns = new ArrayList<>();
  private final Map<String, String> terms = new TreeMap<>();

  private ShortContract() {}

  public static Contract of(String line) {
    ShortContract written = new ShortContract();
    for (String part : line.split(";", -1)) {
      String text = part.strip();
      if (text.startsWith("@")) {
        for (String term : text.substring(1).split(" ", -1)) {
          int equals = term.indexOf('=');
          if (equals > 0) {
            written.terms.put(term.substring(0, equals), term.substring(equals + 1));
          }
        }
      } else if (!text.isEmpty()) {
        written.columns.add(column(text));
      }
    }
    return written.contract();
  }

  private static ContractColumn column(String text) {
    StringBuilder type = new StringBuilder();
    Map<String, String> said = new TreeMap<>();
    String[] words = text.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals > 0) {
        said.put(words[i].substring(0, equals), words[i].substring(equals + 1));
      } else if (List.of("required", "key", "unique").contains(words[i])) {
        said.put(words[i], "yes");
      } else {
        type.append(type.isEmpty() ? "" : " ").append(words[i]);
      }
    }
    Optional<Type> known =
        type.isEmpty() ? Optional.empty() : Optional.of(TypeNames.parse(type.toString()));
    return new ContractColumn(
        words[0],
        known,
        said.containsKey("required"),
        said.containsKey("key"),
        said.containsKey("unique"),
        said.containsKey("values") ? List.of(said.get("values").split(",", -1)) : List.of(),
        said.getOrDefault("about", ""),
        Optional.ofNullable(said.get("class")));
  }

  private Contract contract() {
    Map<String, Percentage> quality = new TreeMap<>();
    for (String dimension : List.of("completeness", "accuracy")) {
      percentage(dimension).ifPresent(share -> quality.put(dimension, share));
    }
    return new Contract(
        "orders",
        Version.of(1, 0, 0),
        "",
        new Contract.Provider(
            "sales", "order-history", "orders", Optional.ofNullable(terms.get("table"))),
        Optional.empty(),
        columns,
        new ServiceLevel(duration("freshness"), percentage("availability"), quality),
        Compatibility.of(terms.getOrDefault("mode", "backward")).orElseThrow(),
        duration("notice"));
  }

  private Optional<Duration> duration(String term) {
    return Optional.ofNullable(terms.get(term))
        .map(text -> Durations.parse(text).toOptional().orElseThrow());
  }

  private Optional<Percentage> percentage(String term) {
    return Optional.ofNullable(terms.get(term))
        .map(text -> Percentage.parse(text).toOptional().orElseThrow());
  }
}

package dev.floe.registry.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a registry wants to see, from its {@code WWW-Authenticate} headers. */
sealed interface Challenge {

  /** A user and a password. */
  record Basic() implements Challenge {}

  /** A token that a service at {@code realm} gives out. */
  record Bearer(String realm, Optional<String> service, Optional<String> scope)
      implements Challenge {}

  /** The one we can meet; a token is preferred. */
  static Optional<Challenge> of(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Grammar.parse(header).stream())
        .reduce((one, other) -> one instanceof Bearer ? one : other);
  }

  /** The shape of the header. */
  final class Grammar {
    private static final Pattern PARAMETER =
        Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    private Grammar() {}

    private static Optional<Challenge> parse(String header) {
      String scheme = header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      return switch (scheme) {
        case "basic" -> Optional.of(new Basic());
        case "bearer" -> {
          Map<String, String> said = parameters(header);
          yield Optional.ofNullable(said.get("realm"))
              .map(realm ->
                  new Bearer(
                      realm,
                      Optional.ofNullable(said.get("service")),
                      Optional.ofNullable(said.get("scope"))));
        }
        default -> Optional.empty();
      };
    }

    private static Map<String, String> parameters(String header) {
      Map<String, String> said = new HashMap<>();
      Matcher matcher = PARAMETER.matcher(header);
      while (matcher.find()) {
        String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        said.put(matcher.group(1), value);
      }
      return said;
    }
  }
}

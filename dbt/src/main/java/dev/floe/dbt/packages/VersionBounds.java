package dev.floe.dbt.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What versions a package may have: bounds that all hold. */
record VersionBounds(List<Bound> bounds) {

  private static final Pattern BOUND =
      Pattern.compile("\\s*(>=|<=|>|<|==|=)?\\s*v?" + PackageVersion.PATTERN + "\\s*");

  VersionBounds {
    bounds = List.copyOf(bounds);
  }

  /** {@code >=1.0.0}. */
  record Bound(String operator, PackageVersion version) {

    boolean allows(PackageVersion other) {
      int order = other.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        default -> order == 0;
      };
    }
  }

  /** The bounds of these texts, each of them one or several with commas; empty if one is none. */
  static Optional<VersionBounds> parse(List<String> texts) {
    List<Bound> bounds = new ArrayList<>();
    for (String text : texts) {
      for (String part : text.split(",", -1)) {
        Matcher bound = BOUND.matcher(part);
        if (!bound.matches()) {
          return Optional.empty();
        }
        String operator = bound.group(1) == null ? "=" : bound.group(1);
        bounds.add(new Bound(operator.equals("==") ? "=" : operator, PackageVersion.of(bound, 2)));
      }
    }
    return Optional.of(new VersionBounds(bounds));
  }

  boolean allows(PackageVersion version) {
    return bounds.stream().allMatch(bound -> bound.allows(version));
  }

  /** A prerelease is taken where it is asked for by its full name. */
  boolean names(PackageVersion version) {
    return bounds.stream()
        .anyMatch(bound -> bound.operator().equals("=") && bound.version().equals(version));
  }
}

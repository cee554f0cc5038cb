package dev.floe.manifest;

import java.util.Optional;

/** Who answers for a domain or a product. */
public record Owner(Optional<String> team, Optional<String> email, Optional<String> slack) {

  /** The best way to name the owner. */
  public String display() {
    return email.or(() -> team).or(() -> slack).orElse("nobody");
  }
}

package dev.floe.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Who may read a port.
 *
 * @param byDefault {@code deny} or {@code allow} for everybody no grant names
 * @param statement a SQL statement that documents the access, if any
 * @param authentication how readers identify themselves, if said
 */
public record Access(
    Optional<Located<String>> byDefault,
    List<Grant> grants,
    Optional<Located<String>> statement,
    Optional<String> authentication) {

  public Access {
    grants = List.copyOf(grants);
  }

  /** A grant to a domain or to a role; exactly one of them is present. */
  public record Grant(
      Optional<Located<String>> domain, Optional<Located<String>> role, Located<String> access) {}
}

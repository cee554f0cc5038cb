package dev.floe.manifest;

import java.util.Optional;

/**
 * What a document says of itself.
 *
 * @param name absent where nobody wrote one
 */
public record Header(
    Optional<Located<String>> name,
    Optional<Located<Version>> version,
    Optional<Located<String>> description) {}

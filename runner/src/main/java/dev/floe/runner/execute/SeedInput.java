package dev.floe.runner.execute;

import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.util.Optional;

/** A seed's file must be the one the product was compiled with. */
final class SeedInput {

  private SeedInput() {}

  static Optional<Diagnostic> changed(Node.Seed seed, String file, byte[] content) {
    if (seed.digest().isEmpty() || seed.digest().equals(Digests.sha256(content))) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.at(
                RunCode.INPUT_CHANGED,
                Span.file(file),
                file + " is not the file the product was compiled with")
            .about(seed.uniqueId())
            .withHelp("compile again: floe compile"));
  }

  static Diagnostic unreadable(Node.Seed seed, String file, IOException why) {
    return Diagnostic.at(
            RunCode.INPUT_CHANGED, Span.file(file), file + " cannot be read: " + why.getMessage())
        .about(seed.uniqueId());
  }
}

package dev.floe.runner.publish;

import dev.floe.runner.resume.Continuation;
import java.util.Map;
import java.util.Optional;

/**
 * What a run sets out to do, besides what it runs: what its journal must tell so that another run
 * can go on with it, and whose work it goes on with itself.
 *
 * @param asked the command's options by name, plain JSON values
 * @param fingerprints of the nodes, by unique id
 * @param continued the run that is gone on with
 */
public record Undertaking(
    Map<String, Object> asked, Map<String, String> fingerprints, Optional<Continuation> continued) {

  public Undertaking {
    asked = Map.copyOf(asked);
    fingerprints = Map.copyOf(fingerprints);
  }

  /** A run that nobody can go on with. */
  public static Undertaking once() {
    return new Undertaking(Map.of(), Map.of(), Optional.empty());
  }
}

package dev.floe.cli.dbt;

import dev.floe.cli.compute.Computes;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.Target;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the database of a profile's target. */
final class TargetEngine {

  private TargetEngine() {}

  /**
   * Opens it; a setting that is wrong is told where the profile has it.
   *
   * @param folder the project's
   * @param directory where files lie that SQL names
   */
  static Engine open(Target target, Path folder, Path directory) {
    try {
      return Computes.open(Computes.find(target.adapter()), target.values(), folder, directory);
    } catch (FloeException e) {
      throw e.getCause() instanceof SqlFailure failure ? written(failure, target).orElse(e) : e;
    }
  }

  private static Optional<FloeException> written(SqlFailure failure, Target target) {
    return failure.kind() == SqlFailure.Kind.CONFIGURATION
        ? failure
            .subject()
            .flatMap(target::place)
            .map(place ->
                new FloeException(
                    Diagnostic.at(DbtCode.BAD_PROFILE, place, failure.getMessage()), failure))
        : Optional.empty();
  }
}

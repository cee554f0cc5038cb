package dev.floe.registry;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs of others that tests run; where one is missing the test is skipped and says so. */
public final class RegistryTool {

  private RegistryTool() {}

  /** The path of a program; with {@code FLOE_CI=1} a missing one is a failure. */
  public static Path require(String program, String debianPackage) {
    Optional<Path> found =
        List.of("/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin").stream()
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String missing = "no " + program + " here: install the package " + debianPackage;
      if ("1".equals(System.getenv("FLOE_CI"))) {
        fail(missing);
      }
      abort(missing);
    }
    return found.orElseThrow();
  }
}

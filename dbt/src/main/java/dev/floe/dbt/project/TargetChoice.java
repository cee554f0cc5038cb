package dev.floe.dbt.project;

import java.util.Optional;

/** How it is decided where a project runs. */
public sealed interface TargetChoice {

  /** Somebody else decided: a manifest. */
  record Given(Target target) implements TargetChoice {}

  /**
   * A {@code profiles.yml}.
   *
   * @param file the name to show
   * @param content its bytes; empty if there is no such file
   * @param profile instead of the project's own choice
   * @param target instead of the profile's own choice
   */
  record FromProfiles(
      String file, Optional<byte[]> content, Optional<String> profile, Optional<String> target)
      implements TargetChoice {}
}

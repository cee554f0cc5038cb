package dev.floe.dbt.project;

import java.util.List;
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
   * @param adapters the types of targets there are; empty where every type will do
   */
  record FromProfiles(
      String file,
      Optional<byte[]> content,
      Optional<String> profile,
      Optional<String> target,
      List<String> adapters)
      implements TargetChoice {

    public FromProfiles {
      adapters = List.copyOf(adapters);
    }
  }
}

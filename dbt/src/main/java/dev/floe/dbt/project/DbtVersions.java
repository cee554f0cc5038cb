package dev.floe.dbt.project;

import java.util.List;

/** The versions of dbt whose projects floe runs. */
public final class DbtVersions {

  private DbtVersions() {}

  /** Whether these requirements, as in {@code require-dbt-version}, allow one of them. */
  public static boolean follows(List<String> required) {
    return VersionRange.of(required).allowsUs();
  }
}

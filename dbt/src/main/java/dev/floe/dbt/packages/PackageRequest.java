package dev.floe.dbt.packages;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of {@code packages.yml}. */
public sealed interface PackageRequest {

  /** The entry as it is written, nothing rendered: what goes into the lock file. */
  Map<String, @Nullable Object> written();

  /** Where it is written. */
  Span span();

  /**
   * A package of the hub.
   *
   * @param name {@code dbt-labs/dbt_utils}
   * @param versions what is allowed; all must hold
   * @param prereleases whether versions like 1.0.0-rc1 are taken
   */
  record Hub(
      String name,
      List<String> versions,
      boolean prereleases,
      Map<String, @Nullable Object> written,
      Span span)
      implements PackageRequest {

    public Hub {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A git repository.
   *
   * @param revision a branch, a tag or a commit; the repository's default branch if absent
   * @param subdirectory where the project lies in it
   */
  record Git(
      String url,
      Optional<String> revision,
      Optional<String> subdirectory,
      Map<String, @Nullable Object> written,
      Span span)
      implements PackageRequest {}

  /**
   * An archive.
   *
   * @param name the folder to install it to
   */
  record Tarball(String url, String name, Map<String, @Nullable Object> written, Span span)
      implements PackageRequest {}

  /**
   * A folder of this machine; it is linked, not copied.
   *
   * @param path relative to the root project, or absolute
   */
  record Local(String path, Map<String, @Nullable Object> written, Span span)
      implements PackageRequest {}
}

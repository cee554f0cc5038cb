package dev.floe.cli.packages;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.Folders;
import dev.floe.dbt.packages.PinnedPackage;
import dev.floe.dbt.packages.ResolvedPackage;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * The folder of packages: it has all of them, or is as it was before. Everything is put together
 * beside it and takes its place at the end.
 */
public final class Installation {

  private final Path folder;

  /**
   * @param folder {@code dbt_packages}
   */
  public Installation(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Replaces what is installed. */
  public void replace(List<ResolvedPackage> packages, Downloads downloads) {
    Path fresh = folder.resolveSibling("." + folder.getFileName() + ".new");
    Path old = folder.resolveSibling("." + folder.getFileName() + ".old");
    try {
      deleteIfThere(fresh);
      deleteIfThere(old);
      Files.createDirectories(fresh);
      for (ResolvedPackage one : packages) {
        install(one, downloads.place(one.pinned()), fresh);
      }
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      deleteIfThere(old);
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_WRITE, "cannot install packages to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void deleteIfThere(Path place) {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Folders.delete(place);
    }
  }

  private static void install(ResolvedPackage one, Path from, Path fresh) throws IOException {
    Path to = fresh.resolve(one.name());
    switch (one.pinned()) {
      case PinnedPackage.Local local -> link(from, to);
      case PinnedPackage.Hub hub -> Folders.copy(from, to);
      case PinnedPackage.Git git -> Folders.copy(from, to);
      case PinnedPackage.Tarball tarball -> Folders.copy(from, to);
    }
  }

  /** A local package stays where it is, so that changes of it are seen at once. */
  private static void link(Path from, Path to) throws IOException {
    Path target = from.toRealPath();
    try {
      Path folder = Objects.requireNonNull(to.toAbsolutePath().getParent());
      Files.createSymbolicLink(to, folder.toRealPath().relativize(target));
    } catch (UnsupportedOperationException e) {
      Folders.copy(target, to);
    }
  }
}

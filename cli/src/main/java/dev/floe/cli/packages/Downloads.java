package dev.floe.cli.packages;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Folders;
import dev.floe.dbt.packages.PackageOrigins;
import dev.floe.dbt.packages.PinnedPackage;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Packages of the hub, of git, of archives and of folders, fetched into a folder of their own. */
public final class Downloads implements PackageOrigins, AutoCloseable {

  private final Path project;
  private final Path folder;
  private final Web web = new Web();
  private final Hub hub;
  private final Git git;
  private final Map<PinnedPackage, Path> places = new HashMap<>();

  /**
   * @param project what paths of local packages are relative to
   * @param folder an empty folder, deleted at the end
   */
  public Downloads(Path project, Path folder, Map<String, String> environment) {
    this.project = project;
    this.folder = folder;
    this.hub = new Hub(web, environment);
    this.git = new Git(environment);
  }

  @Override
  public List<Release> releases(String name) {
    return hub.releases(name);
  }

  @Override
  public Fetched fetch(PinnedPackage pinned) {
    try {
      return switch (pinned) {
        case PinnedPackage.Hub release -> fetched(release, archive(release.tarball()));
        case PinnedPackage.Tarball tarball -> fetched(tarball, archive(tarball.url()));
        case PinnedPackage.Git repository -> repository(repository);
        case PinnedPackage.Local local -> fetched(local, project.resolve(local.path()).normalize());
      };
    } catch (IOException e) {
      throw Web.failure(pinned.display(), String.valueOf(e.getMessage()), e);
    }
  }

  private Fetched fetched(PinnedPackage pinned, Path place) {
    places.put(pinned, place);
    return new Fetched(pinned, new DiskTree(place));
  }

  private Path newFolder() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "package");
  }

  /** An archive; its one folder is the project. */
  private Path archive(String address) throws IOException {
    byte[] bytes =
        web.get(address).orElseThrow(() -> Web.failure(address, "there is nothing", null));
    Path place = newFolder();
    Archive.unpack(bytes, place);
    try (Stream<Path> entries = Files.list(place)) {
      List<Path> all = entries.toList();
      return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : place;
    }
  }

  private Fetched repository(PinnedPackage.Git wanted) throws IOException {
    Path place = newFolder();
    String commit = git.checkOut(wanted, place);
    Folders.delete(place.resolve(".git"));
    Path inside = wanted.subdirectory().map(place::resolve).orElse(place).normalize();
    if (!inside.startsWith(place)) {
      throw new IOException("its subdirectory lies outside");
    }
    return fetched(wanted.at(commit), inside);
  }

  /** Where a package that was fetched is. */
  Path place(PinnedPackage pinned) {
    Path place = places.get(pinned);
    if (place == null) {
      throw new IllegalStateException("not fetched: " + pinned.display());
    }
    return place;
  }

  @Override
  public void close() {
    web.close();
    if (Files.exists(folder)) {
      try {
        Folders.delete(folder);
      } catch (FloeException e) {
        throw new FloeException(CliCode.CANNOT_WRITE, "cannot tidy up " + folder, e);
      }
    }
  }
}

package dev.floe.cli.files;

import dev.floe.cli.command.CliCode;
import dev.floe.dbt.project.FileTree;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder on disk as a tree of files. */
public final class DiskTree implements FileTree {

  private final Path root;

  public DiskTree(Path root) {
    this.root = root;
  }

  @Override
  public List<String> list(String folder) {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    // Asks with what the walk has read of each file, not once more.
    try (Stream<Path> files =
        Files.find(
            start,
            Integer.MAX_VALUE,
            (file, attributes) -> attributes.isRegularFile(),
            FileVisitOption.FOLLOW_LINKS)) {
      return files.map(naming(start)).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read the folder " + start + ": " + DiskReason.of(e), e);
    }
  }

  /**
   * How the files below a folder are named: cutting thousands of paths is cheaper than comparing.
   */
  private Function<Path, String> naming(Path start) {
    int below = root.resolve("x").toString().length() - 1;
    boolean plain = start.startsWith(root) && start.equals(start.normalize());
    return plain ? file -> file.toString().substring(below).replace('\\', '/') : this::name;
  }

  @Override
  public List<String> folders(String folder) {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(start)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read the folder " + start + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String named(String folder) {
    Path given = Path.of(folder);
    return given.isAbsolute() && given.startsWith(root) ? name(given) : folder;
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public Optional<byte[]> read(String path) {
    return readFile(root.resolve(path));
  }

  /** The content of a file; empty if there is none. */
  public static Optional<byte[]> readFile(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (!(e instanceof AccessDeniedException) && !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read " + file + ": " + DiskReason.of(e), e);
    }
  }
}

package dev.floe.cli.files;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.FloeException;
import dev.floe.manifest.locate.DocumentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Documents on disk. */
public final class DiskDocuments implements DocumentFiles {

  @Override
  public Optional<byte[]> read(Path file) {
    return DiskTree.readFile(file);
  }

  @Override
  public List<Path> folders(Path folder) {
    return entries(folder, entry -> Files.isDirectory(entry) && !isHidden(entry));
  }

  @Override
  public List<Path> files(Path folder) {
    return entries(folder, Files::isRegularFile);
  }

  private static boolean isHidden(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith(".");
  }

  private static List<Path> entries(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read the folder " + folder + ": " + DiskReason.of(e), e);
    }
  }
}

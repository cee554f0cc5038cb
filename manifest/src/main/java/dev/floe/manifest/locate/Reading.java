package dev.floe.manifest.locate;

import dev.floe.manifest.read.DocumentFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads files once and remembers them, under the names users know them by. */
final class Reading {

  private final DocumentFiles files;
  private final Path workingFolder;
  private final Map<Path, InputFile> read = new TreeMap<>();

  Reading(DocumentFiles files, Path workingFolder) {
    this.files = files;
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
  }

  DocumentFiles files() {
    return files;
  }

  Optional<DocumentFile> document(Path path) {
    return bytes(path)
        .map(input ->
            new DocumentFile(input.name(), lastName(input.path().getParent()), input.bytes()));
  }

  Optional<InputFile> bytes(Path path) {
    Path file = path.toAbsolutePath().normalize();
    InputFile known = read.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<InputFile> found =
        files.read(file).map(bytes -> new InputFile(file, name(file), bytes));
    found.ifPresent(input -> read.put(file, input));
    return found;
  }

  /** As a user in the working folder would type it. */
  String name(Path file) {
    Path relative =
        file.getRoot() != null && file.getRoot().equals(workingFolder.getRoot())
            ? workingFolder.relativize(file)
            : file;
    return relative.toString().isEmpty() ? "." : relative.toString().replace('\\', '/');
  }

  private static String lastName(@org.jspecify.annotations.Nullable Path folder) {
    Path last = folder == null ? null : folder.getFileName();
    return last == null ? "" : last.toString();
  }

  List<InputFile> inputs() {
    return new ArrayList<>(read.values());
  }
}

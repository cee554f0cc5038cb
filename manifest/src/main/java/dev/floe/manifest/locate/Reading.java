package dev.floe.manifest.locate;

import dev.floe.manifest.read.DocumentFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads files once and remembers them, under the names users know them by. */
final class Reading {

  private final DocumentFiles files;
  private final Path workingFolder;
  private final Map<Path, InputFile> cache;
  private final Set<Path> used = new TreeSet<>();

  Reading(DocumentFiles files, Path workingFolder) {
    this(files, workingFolder.toAbsolutePath().normalize(), new HashMap<>());
  }

  private Reading(DocumentFiles files, Path workingFolder, Map<Path, InputFile> cache) {
    this.files = files;
    this.workingFolder = workingFolder;
    this.cache = cache;
  }

  /** The same files for somebody who only looks around: nothing read through it is an input. */
  Reading lookingAround() {
    return new Reading(files, workingFolder, cache);
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
    InputFile known = cache.get(file);
    Optional<InputFile> found =
        known != null
            ? Optional.of(known)
            : files.read(file).map(bytes -> new InputFile(file, name(file), bytes));
    found.ifPresent(input -> {
      cache.put(file, input);
      used.add(file);
    });
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

  /** What was read, sorted by path. */
  List<InputFile> inputs() {
    return used.stream().map(file -> Objects.requireNonNull(cache.get(file))).toList();
  }
}

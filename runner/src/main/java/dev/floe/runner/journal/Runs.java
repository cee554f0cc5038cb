package dev.floe.runner.journal;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The runs of a project: {@code .floe/runs}. */
public final class Runs {

  private static final String JOURNAL = "journal.jsonl";

  private final Path folder;

  /**
   * @param folder usually {@code .floe/runs}; made when the first run begins
   */
  public Runs(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins a run's journal under a name nobody else has.
   *
   * @param redact takes secrets out of a line before it is written
   */
  public Journal begin(Clock clock, UnaryOperator<String> redact) {
    try {
      Files.createDirectories(folder);
      for (int counter = 1; ; counter++) {
        RunId id = RunId.of(clock.instant(), counter);
        if (take(folder.resolve(id.value()))) {
          return Journal.create(id, folder.resolve(id.value()).resolve(JOURNAL), clock, redact);
        }
      }
    } catch (IOException e) {
      throw new FloeException(
          RunCode.JOURNAL_NOT_WRITABLE, folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static boolean take(Path run) throws IOException {
    try {
      Files.createDirectory(run);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** Every run, newest first. */
  public List<RunRecord> list() {
    List<RunRecord> runs = new ArrayList<>();
    for (Path run : folders()) {
      runs.add(JournalReader.read(new RunId(run.getFileName().toString()), run.resolve(JOURNAL)));
    }
    return runs;
  }

  /** One run. */
  public Result<RunRecord> find(String name) {
    List<Path> folders = folders();
    return folders.stream()
        .filter(run -> run.getFileName().toString().equals(name))
        .findFirst()
        .map(run -> Result.ok(JournalReader.read(new RunId(name), run.resolve(JOURNAL))))
        .orElseGet(() -> Result.failed(unknown(name, folders)));
  }

  private static Diagnostic unknown(String name, List<Path> folders) {
    Diagnostic diagnostic = Diagnostic.of(RunCode.RUN_UNKNOWN, "there is no run '" + name + "'");
    List<String> known = folders.stream().map(run -> run.getFileName().toString()).toList();
    return known.isEmpty()
        ? diagnostic.withHelp("nothing has run here yet: floe run")
        : diagnostic.withHelp(Suggestion.help(name, known));
  }

  /**
   * Keeps something beside a run's journal, for as long as that is kept. Without it the run can
   * still be told of, so that trouble with the disk is left to whoever writes next.
   *
   * @param name of a file
   */
  public void attach(RunId run, String name, byte[] content) {
    try {
      Files.write(folder.resolve(run.value()).resolve(name), content);
    } catch (IOException e) {
      discard(folder.resolve(run.value()).resolve(name));
    }
  }

  private static void discard(Path torn) {
    try {
      Files.deleteIfExists(torn);
    } catch (IOException e) {
      // Whoever reads it finds it torn.
    }
  }

  /** What was kept beside a run's journal under that name. */
  public Optional<byte[]> attached(RunId run, String name) {
    try {
      Path file = folder.resolve(run.value()).resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static List<Path> files(Path run) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(run)) {
      all.forEach(files::add);
    }
    return files;
  }

  /** Keeps the newest so many runs and removes the journals of the others. */
  public void prune(int kept) {
    try {
      for (Path run : folders().stream().skip(kept).toList()) {
        for (Path file : files(run)) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(run);
      }
    } catch (IOException e) {
      throw new FloeException(
          RunCode.JOURNAL_NOT_WRITABLE, folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*Z-*")) {
      paths.forEach(found::add);
    } catch (IOException e) {
      throw new FloeException(
          RunCode.JOURNAL_NOT_WRITABLE, folder + " cannot be read: " + e.getMessage(), e);
    }
    found.sort(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed());
    return found;
  }
}

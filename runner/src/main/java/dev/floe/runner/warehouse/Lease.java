package dev.floe.runner.warehouse;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace a warehouse, held by one process at a time. The operating system takes it
 * back when the process dies. Used by one thread.
 */
public final class Lease implements AutoCloseable {

  private final Layout layout;
  private final int kept;
  private final Clock clock;
  private final FileChannel lock;

  Lease(Layout layout, int kept, Clock clock, FileChannel lock) {
    this.layout = layout;
    this.kept = kept;
    this.clock = clock;
    this.lock = lock;
  }

  /**
   * Removes the drafts of other runs, and generations they entered and did not publish.
   *
   * @param spared the run whose draft stays
   */
  void tidy(Optional<String> spared) throws IOException {
    Set<Path> stays = spared.map(layout::draft).map(Draft::files).orElse(Set.of());
    for (Path leftover : layout.drafts()) {
      if (!stays.contains(leftover)) {
        delete(leftover);
      }
    }
    new Archive(layout).forgetUnpublished();
  }

  /**
   * Clones the warehouse.
   *
   * @param run whose draft it is; part of a file's name
   * @param settle moves what a crashed writer left in the write-ahead log into the file
   */
  public Draft draft(String run, Settlement settle) {
    Path file = layout.draft(run);
    try {
      refuseIfWritten();
      if (Files.exists(layout.wal())) {
        settle.settle(layout.file());
      }
      Archive archive = new Archive(layout);
      adoptWhatIsThere(archive);
      State before = State.of(layout);
      cloneTo(file);
      // Not before: a draft without a note is one that is not whole.
      DraftNote.begun(before).write(file);
      return new Draft(layout, kept, clock, run, file, before);
    } catch (IOException e) {
      discard(file);
      throw Disk.failure(layout.file(), e);
    }
  }

  /**
   * Goes on with the draft another run left, if it still is what that run left and the warehouse is
   * what it was cloned from; else it is removed.
   *
   * @param from the run that left it, spared when this lease was taken
   */
  public Adoption adopt(String run, String from) {
    Path left = layout.draft(from);
    Path file = layout.draft(run);
    try {
      State now = State.of(layout);
      Optional<String> obstacle = DraftNote.obstacle(left, now);
      if (obstacle.isPresent()) {
        discard(left);
        return new Adoption.Refused(obstacle.get());
      }
      // From here on the old one is not whole.
      Files.delete(Layout.note(left));
      if (Files.exists(Layout.wal(left))) {
        Files.move(Layout.wal(left), Layout.wal(file));
      }
      Files.move(left, file);
      DraftNote.begun(now).write(file);
      return new Adoption.Adopted(new Draft(layout, kept, clock, run, file, now));
    } catch (IOException e) {
      discard(left);
      discard(file);
      throw Disk.failure(layout.file(), e);
    }
  }

  /** Removes the draft another run left. */
  public void forget(String from) {
    discard(layout.draft(from));
  }

  /** What came of asking for another run's draft. */
  public sealed interface Adoption {

    /** It is there, with all that run did. */
    record Adopted(Draft draft) implements Adoption {}

    /**
     * It cannot be used.
     *
     * @param why in a few words
     */
    record Refused(String why) implements Adoption {}
  }

  private void refuseIfWritten() throws IOException {
    if (Files.exists(layout.file())) {
      Disk.lockAgainstWriters(layout.file()).orElseThrow(() -> Draft.inUse(layout.file())).close();
    }
  }

  /** A database that was never published becomes a generation, so that it can be returned to. */
  private void adoptWhatIsThere(Archive archive) throws IOException {
    if (Files.exists(layout.file()) && archive.current().isEmpty()) {
      boolean _ =
          archive.enter(
              archive.nextNumber(),
              layout.file(),
              "found",
              Files.getLastModifiedTime(layout.file()).toInstant());
    }
  }

  private void cloneTo(Path file) throws IOException {
    if (Files.exists(layout.file())) {
      copy(layout.file(), file, layout);
    }
  }

  /** The kernel shares the blocks where the file system can, and copies them itself elsewhere. */
  private static void copy(Path from, Path to, Layout layout) throws IOException {
    var reading = Disk.lockAgainstWriters(from).orElseThrow(() -> Draft.inUse(layout.file()));
    try (reading) {
      Files.copy(from, to);
    }
  }

  /** Clones an earlier generation, to be published again as a new one. */
  public Draft draftOf(int number) {
    List<Generation> there;
    Path draft = layout.draft("rollback");
    try {
      there = new Archive(layout).list();
      if (there.stream().noneMatch(g -> g.number() == number)) {
        throw unknown(number, there);
      }
      State before = State.of(layout);
      copy(layout.generation(number), draft, layout);
      return new Draft(layout, kept, clock, "rollback to " + number, draft, before);
    } catch (IOException e) {
      discard(draft);
      throw Disk.failure(layout.file(), e);
    }
  }

  private static FloeException unknown(int number, List<Generation> there) {
    return new FloeException(
        Diagnostic.of(RunCode.GENERATION_UNKNOWN, "there is no generation " + number)
            .withHelp(
                Suggestion.help(
                    String.valueOf(number),
                    there.stream().map(g -> String.valueOf(g.number())).toList())));
  }

  static void discard(Path draft) {
    try {
      for (Path part : Draft.files(draft)) {
        delete(part);
      }
    } catch (IOException e) {
      // The next lease tidies up.
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives the right back. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  /** Moves what is in a database's write-ahead log into its file. */
  @FunctionalInterface
  public interface Settlement {

    /**
     * Settles a database file.
     *
     * @throws FloeException where the database cannot be opened
     */
    void settle(Path file);
  }
}

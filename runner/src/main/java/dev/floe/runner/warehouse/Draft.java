package dev.floe.runner.warehouse;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** A clone of the warehouse that a run works on. Used by one thread, under its lease. */
public final class Draft {

  private final Layout layout;
  private final int kept;
  private final Clock clock;
  private final String run;
  private final Path file;
  private final State before;

  Draft(Layout layout, int kept, Clock clock, String run, Path file, State before) {
    this.layout = layout;
    this.kept = kept;
    this.clock = clock;
    this.run = run;
    this.file = file;
    this.before = before;
  }

  /** The database file to work on; it does not exist yet where there was no warehouse. */
  public Path file() {
    return file;
  }

  /**
   * Puts the draft in the warehouse's place. At every moment, readers and a machine that loses its
   * power have either the old file or the new one.
   *
   * <p>The database must be checkpointed and closed.
   *
   * @throws FloeException {@code WAREHOUSE_OVERTAKEN} where somebody changed the warehouse since it
   *     was cloned; nothing is published then
   */
  public Generation publish() {
    if (Files.exists(Layout.wal(file))) {
      throw new IllegalStateException("not checkpointed or not closed: " + file);
    }
    try {
      Disk.sync(file);
      refuseIfOvertaken();
      Archive archive = new Archive(layout);
      int number = archive.nextNumber();
      boolean linked = archive.enter(number, file, run, clock.instant());
      Files.deleteIfExists(Layout.note(file));
      Files.move(
          file, layout.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Disk.syncFolder(layout.folder());
      archive.prune(kept);
      return linked
          ? archive.current().orElseThrow(() -> new IllegalStateException("lost " + number))
          : new Generation(number, run, clock.instant(), Files.size(layout.file()), true);
    } catch (IOException e) {
      discard();
      throw Disk.failure(layout.file(), e);
    }
  }

  private void refuseIfOvertaken() throws IOException {
    if (!before.equals(State.of(layout))) {
      throw refuse(
          Diagnostic.of(
              RunCode.WAREHOUSE_OVERTAKEN, layout.file() + " was changed while this run worked"));
    }
    if (before.identity().isPresent()) {
      Optional<Disk.SharedLock> lock = Disk.lockAgainstWriters(layout.file());
      if (lock.isEmpty()) {
        discard();
        throw inUse(layout.file());
      }
      lock.get().close();
    }
  }

  /**
   * Leaves the draft for whoever goes on with it. It stays until the next lease is taken. The
   * database must be closed.
   */
  public void keep() {
    try {
      Disk.sync(file);
      DraftNote.left(before, file).write(file);
    } catch (IOException e) {
      discard();
    }
  }

  /** Everything that belongs to a draft: the database, its log and temporary files, the note. */
  static Set<Path> files(Path draft) {
    return Set.of(
        draft,
        Layout.wal(draft),
        draft.resolveSibling(draft.getFileName() + ".tmp"),
        Layout.note(draft));
  }

  private FloeException refuse(Diagnostic why) {
    discard();
    return new FloeException(why.withHelp("run again; nothing of this run was published"));
  }

  static FloeException inUse(Path file) {
    return new FloeException(
        Diagnostic.of(RunCode.WAREHOUSE_LOCKED, file + " is open for writing in another program")
            .withHelp("close it there, or open it read-only"));
  }

  /** Throws the draft away. */
  public void discard() {
    Lease.discard(file);
  }

  /** Takes away a file that was written beside a draft and is not wanted after all. */
  public static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

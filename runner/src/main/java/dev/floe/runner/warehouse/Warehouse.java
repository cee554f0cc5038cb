package dev.floe.runner.warehouse;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A database file that is only ever replaced as a whole. Reading needs no lock; whoever replaces it
 * holds the {@link Lease}.
 */
public final class Warehouse {

  private static final long POLL_MILLIS = 50;

  private final Layout layout;
  private final int kept;
  private final Clock clock;

  /**
   * @param file the database file; it and its folder need not exist yet
   * @param kept how many generations to keep for a rollback, the current one included; 1 or more
   */
  public Warehouse(Path file, int kept, Clock clock) {
    if (kept < 1) {
      throw new IllegalArgumentException("at least the current generation is kept: " + kept);
    }
    this.layout = new Layout(file);
    this.kept = kept;
    this.clock = clock;
  }

  /** The database file readers open. */
  public Path file() {
    return layout.file();
  }

  /** Whether a run has published anything yet. */
  public boolean isThere() {
    return Files.exists(layout.file());
  }

  /** The generations there are, oldest first. */
  public List<Generation> generations() {
    try {
      return new Archive(layout).list();
    } catch (IOException e) {
      throw Disk.failure(layout.generations(), e);
    }
  }

  /** The generation readers get now; absent where nothing was published yet. */
  public Optional<Generation> current() {
    return generations().stream().filter(Generation::current).reduce((older, newer) -> newer);
  }

  /**
   * Takes the right to replace the warehouse, and clears away what other runs left.
   *
   * @param holder who asks, in words that tell another user whom to wait for
   * @param timeout how long to wait for another holder
   * @throws FloeException {@code WAREHOUSE_LOCKED} where another one holds it all that time
   */
  public Lease lock(String holder, Duration timeout, Cancellation cancellation) {
    return lock(holder, timeout, cancellation, Optional.empty());
  }

  /**
   * The same, and leaves the draft of one run for {@link Lease#adopt}.
   *
   * @param spared the run whose draft is wanted
   */
  public Lease lock(
      String holder, Duration timeout, Cancellation cancellation, Optional<String> spared) {
    Instant end = clock.instant().plus(timeout);
    try {
      Files.createDirectories(layout.folder());
      FileChannel channel =
          FileChannel.open(
              layout.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        while (!tryLock(channel)) {
          if (cancellation.isRequested() || !clock.instant().isBefore(end)) {
            throw locked(channel);
          }
          pause();
        }
        taken = true;
      } finally {
        if (!taken) {
          channel.close();
        }
      }
      return lease(channel, holder, spared);
    } catch (IOException e) {
      throw Disk.failure(layout.lock(), e);
    }
  }

  private Lease lease(FileChannel channel, String holder, Optional<String> spared)
      throws IOException {
    Lease lease = new Lease(layout, kept, clock, channel);
    Instant since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((holder + ", since " + since + "\n").getBytes(StandardCharsets.UTF_8)),
          0);
      lease.tidy(spared);
      return lease;
    } catch (IOException e) {
      lease.close();
      throw e;
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FloeException(RunCode.WAREHOUSE_LOCKED, "interrupted while waiting", e);
    }
  }

  private FloeException locked(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(512);
    channel.read(text, 0);
    String holder =
        new String(text.array(), 0, text.position(), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("another process");
    return new FloeException(
        Diagnostic.of(RunCode.WAREHOUSE_LOCKED, layout.file() + " is being replaced by " + holder)
            .withHelp("wait for it to end, or let --lock-timeout SECONDS wait for you"));
  }
}

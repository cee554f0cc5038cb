package dev.floe.runner.warehouse;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files on their way to the disk, and what it says when it will not take them. */
final class Disk {

  private Disk() {}

  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes the names in a folder durable. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * A lock that a process writing the database would refuse us, as databases lock their files.
   * Closing it also drops any such lock this process itself has on the file: the file must not be
   * open here.
   */
  static Optional<SharedLock> lockAgainstWriters(Path database) throws IOException {
    FileChannel channel = FileChannel.open(database, StandardOpenOption.READ);
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      if (lock != null) {
        return Optional.of(new SharedLock(channel));
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // The same answer as from another process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Held until closed. */
  record SharedLock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("File too large")
        || message.contains("Disk quota exceeded");
  }

  /** What to tell the user. */
  static FloeException failure(Path file, IOException e) {
    if (isFull(e)) {
      return new FloeException(
          Diagnostic.of(RunCode.WAREHOUSE_FULL, "there is no space for " + file)
              .withHelp("free some space; the warehouse is as it was before the run"),
          e);
    }
    return new FloeException(
        Diagnostic.of(RunCode.WAREHOUSE_NOT_WRITABLE, file + " cannot be written: " + reason(e)),
        e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException other -> other.getFile() + " is not a folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}

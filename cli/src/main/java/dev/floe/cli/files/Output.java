package dev.floe.cli.files;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Files a command leaves behind: each is there whole, or as it was before. */
public final class Output {

  private Output() {}

  /** Replaces a file by a text, its folders made as needed. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces a file, its folders made as needed. */
  public static void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /**
   * Replaces the content of a file that nothing relies on and that is one of thousands: in place,
   * so that a program killed at this moment leaves part of it. Costs a third of {@link #write}.
   */
  public static void overwrite(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      try {
        Files.write(file, bytes);
      } catch (NoSuchFileException absent) {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.write(file, bytes);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static FloeException cannotWrite(Path file, IOException e) {
    return new FloeException(
        CliCode.CANNOT_WRITE, "cannot write " + file + ": " + DiskReason.of(e), e);
  }

  /** Replaces a file by what is written piece by piece, its folders made as needed. */
  public static void write(Path file, Content content) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try {
      Files.createDirectories(folder);
      Path draft =
          file.toAbsolutePath()
              .resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
      try {
        try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
          content.writeTo(out);
        }
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }
}

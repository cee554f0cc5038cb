package dev.floe.runner.warehouse;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Names a folder so that no two folders of any machines have the same name. */
public final class Place {

  private Place() {}

  /**
   * The name kept in a file, which is made where there is none. A copy of the file in another
   * folder gives another name.
   */
  public static String of(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file)) {
        create(file);
      }
      return Files.readString(file).strip() + " " + file.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw new FloeException(RunCode.JOURNAL_NOT_WRITABLE, "cannot write " + file, e);
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.writeString(file, UUID.randomUUID() + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    }
  }
}

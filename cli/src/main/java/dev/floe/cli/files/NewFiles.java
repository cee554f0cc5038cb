package dev.floe.cli.files;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes files that are not there yet; what is there is never touched. */
public final class NewFiles {

  private NewFiles() {}

  /**
   * What was written and what was there already, in the order handed in.
   *
   * @param written paths relative to the folder
   * @param kept paths relative to the folder
   */
  public record Outcome(List<String> written, List<String> kept) {}

  /**
   * Writes what is missing.
   *
   * @param texts by path relative to {@code folder}, with '/'
   */
  public static Outcome write(Path folder, Map<String, String> texts) {
    List<String> written = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    texts.forEach((path, text) -> (write(folder.resolve(path), text) ? written : kept).add(path));
    return new Outcome(written, kept);
  }

  private static boolean write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(file)) {
        return false;
      }
      throw new FloeException(CliCode.CANNOT_WRITE, "cannot write " + file, e);
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_WRITE, "cannot write " + file + ": " + DiskReason.of(e), e);
    }
  }
}

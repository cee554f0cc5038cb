package dev.floe.cli.polaris;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.DiskReason;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * What a product signs in with, as variables of its environment, in a file that its owner alone may
 * read. The server tells it once, so the file is made before it is asked.
 */
final class CredentialFile {

  private CredentialFile() {}

  /**
   * Keeps credentials.
   *
   * @param credentials asked for once it is certain that they can be kept
   */
  static void keep(Path file, Supplier<Management.Credentials> credentials) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Path _ = Files.createFile(file, ownerOnly(file));
      Management.Credentials told = credentials.get();
      Files.writeString(
          file,
          "POLARIS_CLIENT_ID=" + told.id() + "\nPOLARIS_CLIENT_SECRET=" + told.secret() + "\n");
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_WRITE, "cannot write " + file + ": " + DiskReason.of(e), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            && file.getFileSystem().equals(FileSystems.getDefault())
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

package dev.floe.catalog.iceberg;

import java.nio.file.Path;

/** Where this machine writes and reads data files that are kept elsewhere. */
interface LocalCopies {

  /** Makes the local folder for files that shall be at a location. */
  Path folder(String location);

  /** Puts a local file of such a folder where it belongs. */
  void store(Path file, String location);

  /** The local file with the content of a location. */
  Path fetch(String location);

  /** Removes a local folder with what is left in it. Does not throw. */
  void forget(Path folder);
}

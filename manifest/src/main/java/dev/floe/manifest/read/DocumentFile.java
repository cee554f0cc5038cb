package dev.floe.manifest.read;

/**
 * A document's text and where it comes from.
 *
 * @param name as shown to users, such as {@code products/orders/floe.yaml}
 * @param home what its surroundings are called: the folder of a file, the repository of an
 *     artifact; a document without a name of its own takes its name from it
 * @param bytes UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying documents would be waste
public record DocumentFile(String name, String home, byte[] bytes) {

  /** The file's own name, without folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}

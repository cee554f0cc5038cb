package dev.floe.catalog.iceberg;

import dev.floe.spi.table.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files wherever a table's catalog says they are: on this machine, or in a storage. */
final class StorageFiles implements SupportsPrefixOperations {

  private static final long serialVersionUID = 1L;

  private final transient List<Storage> storages;
  private final transient Map<String, String> properties;
  private final LocalFiles local = new LocalFiles();

  /**
   * @param properties what the catalog says of access to a table's files
   */
  StorageFiles(List<Storage> storages, Map<String, String> properties) {
    this.storages = storages.stream().map(storage -> storage.with(properties)).toList();
    this.properties = Map.copyOf(properties);
  }

  @Override
  public Map<String, String> properties() {
    return properties;
  }

  private static boolean isLocal(String location) {
    return location.startsWith("file:") || location.startsWith("/");
  }

  private Storage storage(String location) {
    String scheme = location.replaceFirst(":.*", "");
    return storages.stream()
        .filter(storage -> storage.schemes().contains(scheme))
        .findFirst()
        .orElseThrow(() ->
            new UncheckedIOException(
                new IOException(
                    "no storage is chosen for "
                        + location
                        + ": say which in plugins.storage of the manifest")));
  }

  @Override
  public InputFile newInputFile(String location) {
    return isLocal(location)
        ? local.newInputFile(location)
        : new StoredInput(storage(location), location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return isLocal(location)
        ? local.newOutputFile(location)
        : new StoredOutput(storage(location), location);
  }

  @Override
  public void deleteFile(String location) {
    if (isLocal(location)) {
      local.deleteFile(location);
      return;
    }
    try {
      storage(location).delete(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    if (isLocal(prefix)) {
      return local.listPrefix(prefix);
    }
    try {
      return storage(prefix).list(prefix).stream()
          .map(file -> new FileInfo(file.location(), file.bytes(), file.modified()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deletePrefix(String prefix) {
    listPrefix(prefix).forEach(file -> deleteFile(file.location()));
  }
}

package dev.floe.mesh;

import dev.floe.registry.CanonicalJson;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * The entries that were read before, in one file: a mesh of a thousand products would else be a
 * thousand files. A tag of the index never changes, so an entry is either here and right, or not
 * here; which tags there are is asked of the registry each time.
 */
final class IndexMemory {

  private final ProductIndex.Known storage;
  private final TreeMap<String, String> entries = new TreeMap<>();
  private boolean changed;

  IndexMemory(ProductIndex.Known storage) {
    this.storage = storage;
    storage.entries().ifPresent(this::read);
  }

  private void read(byte[] bytes) {
    try {
      CanonicalJson.read(bytes)
          .properties()
          .forEach(one -> entries.put(one.getKey(), one.getValue().asString("")));
    } catch (JacksonException e) {
      entries.clear();
    }
  }

  Optional<String> entry(String tag) {
    return Optional.ofNullable(entries.get(tag));
  }

  void keep(String tag, String entry) {
    entries.put(tag, entry);
    changed = true;
  }

  /** Writes down what is new. Of several that do it at once one's file stays. */
  void write() {
    if (changed) {
      storage.keep(CanonicalJson.bytes(entries));
      changed = false;
    }
  }
}

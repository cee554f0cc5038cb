package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.Tags;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code floe.lock}: what each reference of a product meant when it was resolved. Equal locks have
 * equal bytes.
 *
 * @param entries by the reference: an {@code oci://…} one in full, or {@code domain.product}
 */
public record LockFile(SortedMap<String, Entry> entries) {

  /** The file's name, beside the product's document. */
  public static final String NAME = "floe.lock";

  private static final int VERSION = 1;

  public LockFile {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * What a reference means.
   *
   * @param tag absent where the reference names a digest
   */
  public record Entry(Repository repository, Optional<String> tag, Digest digest) {}

  /** Nothing is locked. */
  public static LockFile empty() {
    return new LockFile(new TreeMap<>());
  }

  /** What a reference is locked to. */
  public Optional<Entry> entry(String reference) {
    return Optional.ofNullable(entries.get(reference));
  }

  /** The file, for people and version control: one line a fact. */
  public byte[] bytes() {
    StringBuilder text =
        new StringBuilder("{\n  \"version\": " + VERSION + ",\n  \"references\": {");
    String separator = "\n";
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Entry locked = entry.getValue();
      text.append(separator).append("    ").append(quoted(entry.getKey())).append(": {\n");
      text.append("      \"repository\": ").append(quoted(locked.repository().toString()));
      locked.tag().ifPresent(tag -> text.append(",\n      \"tag\": ").append(quoted(tag)));
      text.append(",\n      \"digest\": ").append(quoted(locked.digest().text()));
      text.append("\n    }");
      separator = ",\n";
    }
    text.append(entries.isEmpty() ? "}\n}\n" : "\n  }\n}\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return new String(CanonicalJson.bytes(text), StandardCharsets.UTF_8);
  }

  /**
   * Reads a lock file.
   *
   * @param file its name, for messages
   */
  public static Result<LockFile> read(String file, byte[] bytes) {
    try {
      JsonNode tree = CanonicalJson.read(bytes);
      if (tree.path("version").asInt(0) != VERSION) {
        return Result.failed(bad(file, "it has no version this floe knows"));
      }
      SortedMap<String, Entry> entries = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : tree.path("references").properties()) {
        Optional<Entry> read = entry(entry.getValue());
        if (read.isEmpty()) {
          return Result.failed(bad(file, "the entry '" + entry.getKey() + "' is incomplete"));
        }
        entries.put(entry.getKey(), read.get());
      }
      return Result.ok(new LockFile(entries));
    } catch (JacksonException e) {
      return Result.failed(bad(file, "it is not JSON"));
    }
  }

  private static Optional<Entry> entry(JsonNode node) {
    Optional<Repository> repository = Repository.parse(node.path("repository").asString(""));
    Optional<Digest> digest = Digest.parse(node.path("digest").asString(""));
    Optional<String> tag =
        node.has("tag") ? Optional.of(node.path("tag").asString("")) : Optional.empty();
    return repository.isEmpty() || digest.isEmpty() || tag.filter(t -> !Tags.isTag(t)).isPresent()
        ? Optional.empty()
        : Optional.of(new Entry(repository.get(), tag, digest.get()));
  }

  private static Diagnostic bad(String file, String why) {
    return Diagnostic.at(
            RegistryCode.BAD_LOCK, Span.file(file), "the lock file cannot be read: " + why)
        .withHelp("restore it from version control, or delete it and run 'floe lock'");
  }
}

package dev.floe.registry;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads manifests other people wrote, and believes nothing. */
public final class ManifestReader {

  /** The largest manifest that is read. */
  public static final int LARGEST = 4 << 20;

  private static final int MOST_LAYERS = 1000;

  private final String where;

  /**
   * @param where what is read, for messages
   */
  public ManifestReader(String where) {
    this.where = where;
  }

  /** Reads an image manifest. */
  public Artifact artifact(StoredManifest stored) {
    JsonNode tree = tree(stored.bytes());
    if (!stored.mediaType().equals(MediaTypes.MANIFEST)) {
      throw bad("it is a " + stored.mediaType() + ", not an image manifest");
    }
    JsonNode layers = tree.path("layers");
    if (!layers.isArray() || layers.size() > MOST_LAYERS) {
      throw bad("it has no list of at most " + MOST_LAYERS + " layers");
    }
    Descriptor config = descriptor(tree.path("config"));
    return new Artifact(
        type(tree, config),
        config,
        layers.values().stream().map(this::descriptor).toList(),
        annotations(tree),
        tree.has("subject") ? Optional.of(descriptor(tree.path("subject"))) : Optional.empty());
  }

  /** What an artifact without a type of its own is, says its configuration. */
  private static String type(JsonNode tree, Descriptor config) {
    return tree.path("artifactType").asString(config.mediaType());
  }

  /** The manifests an index lists. */
  public List<Descriptor> index(StoredManifest stored) {
    JsonNode manifests = tree(stored.bytes()).path("manifests");
    if (!manifests.isArray() || manifests.size() > 100 * MOST_LAYERS) {
      throw bad("it has no list of manifests");
    }
    List<Descriptor> found = new ArrayList<>();
    manifests.values().forEach(one -> found.add(descriptor(one)));
    return found;
  }

  /** An index that lists manifests. */
  public static byte[] index(List<Descriptor> manifests) {
    return CanonicalJson.bytes(
        Map.of(
            "schemaVersion",
            2,
            "mediaType",
            MediaTypes.INDEX,
            "manifests",
            manifests.stream().map(Descriptor::plain).toList()));
  }

  private JsonNode tree(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw bad("it is larger than " + LARGEST + " bytes");
    }
    try {
      JsonNode tree = CanonicalJson.read(bytes);
      if (!tree.isObject() || tree.path("schemaVersion").asInt(0) != 2) {
        throw bad("it is not a manifest of schema version 2");
      }
      return tree;
    } catch (JacksonException e) {
      throw bad("it is not JSON, or too deep");
    }
  }

  private Descriptor descriptor(JsonNode node) {
    Digest digest =
        Digest.parse(node.path("digest").asString(""))
            .orElseThrow(() -> bad("a descriptor has no sha256 digest"));
    long size = node.path("size").asLong(-1);
    if (size < 0) {
      throw bad("a descriptor has no size");
    }
    Map<String, String> annotations = annotations(node);
    Optional.ofNullable(annotations.get(Descriptor.TITLE)).ifPresent(this::checkTitle);
    String type = node.path("artifactType").asString("");
    return new Descriptor(
        node.path("mediaType").asString(""),
        digest,
        size,
        type.isEmpty() ? Optional.empty() : Optional.of(type),
        annotations);
  }

  /** A layer's name may become a file's: it must not lead out of a folder. */
  private void checkTitle(String title) {
    boolean leadsOut =
        title.isBlank()
            || title.startsWith("/")
            || title.contains("\\")
            || title.contains(":")
            || title.chars().anyMatch(Character::isISOControl)
            || List.of(title.split("/", -1)).stream()
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (leadsOut) {
      throw bad("a layer is called '" + title.replaceAll("\\p{Cntrl}", "?") + "'");
    }
  }

  private static Map<String, String> annotations(JsonNode node) {
    Map<String, String> found = new TreeMap<>();
    node.path("annotations")
        .properties()
        .forEach(entry -> found.put(entry.getKey(), entry.getValue().asString("")));
    return found;
  }

  private FloeException bad(String why) {
    return new FloeException(
        Diagnostic.of(RegistryCode.BAD_ANSWER, "the manifest of " + where + " is refused: " + why)
            .about(where)
            .withHelp("nothing of it was used; ask who published it to publish it again"));
  }
}

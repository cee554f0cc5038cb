package dev.floe.mesh;

import dev.floe.manifest.Version;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.Artifacts;
import dev.floe.registry.Bundle;
import dev.floe.registry.Digest;
import dev.floe.registry.Publisher;
import dev.floe.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of a mesh: one repository with a tag for each registered version. Teams that register
 * at once write different tags, so nothing is shared that could be lost; and a tag never changes,
 * so whatever was read once stays true. An index is for one command: it asks for the tags once.
 */
public final class ProductIndex {

  private static final String TYPE = "application/vnd.floe.index.v1";
  private static final String ENTRY = "dev.floe.entry";
  private static final String DEPRECATED = "_deprecated";
  private static final String REASON = "dev.floe.deprecated";

  private static final String ANNOUNCED = "_announced-";
  private static final String CHANGES = "dev.floe.announced";

  private static final int LONGEST = 90;
  private static final int SHORT = 16;

  private final ArtifactStore store;
  private final Repository repository;
  private final Known known;
  private volatile @Nullable List<String> tags;

  /** What is known of the index from before. Losing it costs time alone. */
  public interface Known {

    /** What a tag pointed to when it was last seen; tags of the index do not move. */
    Optional<Digest> digest(Repository repository, String tag);

    /** What {@link #keep} was given last. */
    Optional<byte[]> entries();

    /** Keeps a file of entries. */
    void keep(byte[] entries);
  }

  public ProductIndex(ArtifactStore store, Repository repository, Known known) {
    this.store = store;
    this.repository = repository;
    this.known = known;
  }

  /** Asked for once, and again after a change of our own. */
  private List<String> tags() {
    List<String> now = tags;
    if (now == null) {
      now = store.tags(repository);
      tags = now;
    }
    return now;
  }

  /** Adds a version; adding it again changes nothing. */
  public Publisher.Outcome add(ProductEntry entry, Publisher.Pause pause) {
    Bundle bundle = Bundle.of(TYPE, List.of(), Map.of(ENTRY, EntryJson.write(entry)));
    tags = null;
    return new Publisher(store, pause).publish(repository, tag(entry), bundle);
  }

  /** Marks a version as one that nobody should begin to use. */
  public void deprecate(ProductEntry entry, String reason) {
    Bundle bundle = Bundle.of(TYPE, List.of(), Map.of(REASON, reason));
    tags = null;
    new Artifacts(store).push(repository, tag(entry) + DEPRECATED, bundle);
  }

  /**
   * Announces changes that a version will bring and that break its consumers. The same changes are
   * announced once: who does it again learns nothing new, and changes nothing.
   */
  public void announce(String id, String version, Announcement announcement) {
    String changes = AnnouncementJson.changes(announcement);
    String hash = Digest.of(changes.getBytes(StandardCharsets.UTF_8)).hex().substring(0, SHORT);
    String tag = key(id) + "." + version + ANNOUNCED + hash;
    if (store.resolve(repository, tag).isEmpty()) {
      tags = null;
      Bundle bundle =
          Bundle.of(TYPE, List.of(), Map.of(CHANGES, AnnouncementJson.write(announcement)));
      new Artifacts(store).push(repository, tag, bundle);
    }
  }

  /** What was announced of a version that is to come. */
  public List<Announcement> announcements(String id, String version) {
    String prefix = key(id) + "." + version + ANNOUNCED;
    return tags().stream()
        .filter(tag -> tag.startsWith(prefix))
        .flatMap(tag -> annotation(tag, CHANGES).stream())
        .flatMap(text -> AnnouncementJson.read(text).stream())
        .toList();
  }

  private static String tag(ProductEntry entry) {
    return key(entry.id()) + "." + entry.version();
  }

  /** A product's name as tags begin with it; two long names together are too long for a tag. */
  private static String key(String id) {
    return id.length() <= LONGEST
        ? id
        : "long." + Digest.of(id.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** The newest version of every product, sorted by name. */
  public List<ProductEntry> newest() {
    Map<String, String> tags = new TreeMap<>();
    for (String tag : versions()) {
      tags.merge(
          product(tag), tag, (one, other) -> BY_VERSION.compare(one, other) < 0 ? other : one);
    }
    List<ProductEntry> entries = entries(tags.values());
    entries.sort(Comparator.comparing(ProductEntry::id));
    return entries;
  }

  /** All versions of one product, the newest first. */
  public List<ProductEntry> versions(String id) {
    return entries(
        versions().stream()
            .filter(tag -> product(tag).equals(key(id)))
            .sorted(BY_VERSION.reversed())
            .toList());
  }

  /** The ids of products by the ports they read: {@code sales.customer-360.customers}. */
  public static Map<String, Set<String>> consumers(List<ProductEntry> entries) {
    Map<String, Set<String>> consumers = new HashMap<>();
    for (ProductEntry entry : entries) {
      for (ProductEntry.Input input : entry.inputs()) {
        input
            .provider()
            .ifPresent(port ->
                consumers.computeIfAbsent(port, key -> new java.util.TreeSet<>()).add(entry.id()));
      }
    }
    return consumers;
  }

  /** The versions that nobody should begin to use, as {@code domain.product.version}. */
  public Set<String> deprecated() {
    Set<String> found = new HashSet<>();
    for (String tag : tags()) {
      if (tag.endsWith(DEPRECATED)) {
        found.add(tag.substring(0, tag.length() - DEPRECATED.length()));
      }
    }
    return found;
  }

  private List<String> versions() {
    return tags().stream()
        .filter(tag -> !tag.endsWith(DEPRECATED) && !tag.contains(ANNOUNCED))
        .filter(tag -> tag.split("\\.", -1).length > 2)
        .toList();
  }

  private static final Comparator<String> BY_VERSION =
      Comparator.comparing((String tag) ->
          Version.parse(tag.split("\\.", 3)[2]).toOptional().orElse(Version.UNVERSIONED));

  private static String product(String tag) {
    String[] parts = tag.split("\\.", 3);
    return parts[0] + "." + parts[1];
  }

  private List<ProductEntry> entries(Collection<String> tags) {
    IndexMemory memory = new IndexMemory(known);
    List<ProductEntry> entries = new ArrayList<>();
    for (String tag : tags) {
      Optional<String> text = memory.entry(tag);
      if (text.isEmpty()) {
        text = annotation(tag, ENTRY).filter(found -> !found.isEmpty());
        text.ifPresent(found -> memory.keep(tag, found));
      }
      text.flatMap(EntryJson::read).ifPresent(entries::add);
    }
    memory.write();
    return entries;
  }

  private Optional<String> annotation(String tag, String key) {
    Optional<Digest> digest =
        known.digest(repository, tag).or(() -> store.resolve(repository, tag));
    return digest
        .flatMap(found -> new Artifacts(store).pull(repository, found))
        .map(pulled -> pulled.artifact().annotations().getOrDefault(key, ""));
  }
}

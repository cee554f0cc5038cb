package dev.floe.registry.http;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Descriptor;
import dev.floe.registry.Digest;
import dev.floe.registry.ManifestReader;
import dev.floe.registry.MediaTypes;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.StoredManifest;
import dev.floe.registry.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Registries that speak the OCI distribution specification. */
public final class HttpStore implements ArtifactStore {

  /** The largest blob floe takes in. */
  static final long LARGEST_BLOB = 256L << 20;

  private static final int MOST_PAGES = 10_000;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;.*rel=\"?next\"?.*");
  private static final String ACCEPT =
      MediaTypes.MANIFEST
          + ", "
          + MediaTypes.INDEX
          + ", application/vnd.docker.distribution.manifest.v2+json";

  private final Connection connection;
  private final Access access;
  private final BlobUpload upload;
  private final ReferrersTag referrersTag;

  public HttpStore(Connection connection, Credential.Source credentials) {
    this.connection = connection;
    Exchange exchange = new Exchange(connection.patience(), new OnlyWhenNeeded(connection)::wire);
    this.access = new Access(credentials, exchange);
    this.upload = new BlobUpload(connection, access, exchange);
    this.referrersTag = new ReferrersTag(this);
  }

  /** The JDK's client costs a tenth of a second: whoever needs no network does not pay. */
  private static final class OnlyWhenNeeded {
    private final Connection connection;
    private @org.jspecify.annotations.Nullable Wire wire;

    OnlyWhenNeeded(Connection connection) {
      this.connection = connection;
    }

    synchronized Wire wire() {
      if (wire == null) {
        wire = new Wire(connection);
      }
      return wire;
    }
  }

  private URI uri(Repository repository, String rest) {
    return Addresses.of(connection, repository, rest);
  }

  static String pull(Repository repository) {
    return "repository:" + repository.name() + ":pull";
  }

  static String push(Repository repository) {
    return "repository:" + repository.name() + ":pull,push";
  }

  @Override
  public Optional<Digest> resolve(Repository repository, String tag) {
    Answer answer =
        access.send(
            Call.head(uri(repository, "manifests/" + tag)).with("Accept", ACCEPT),
            pull(repository));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    expectGood(answer, repository);
    Optional<Digest> told = answer.header("Docker-Content-Digest").flatMap(Digest::parse);
    return told.isPresent() ? told : manifest(repository, tag).map(StoredManifest::digest);
  }

  @Override
  public Optional<StoredManifest> manifest(Repository repository, Digest digest) {
    Optional<StoredManifest> stored = manifest(repository, digest.text());
    stored.ifPresent(manifest -> check(repository, digest, manifest.digest()));
    return stored;
  }

  private Optional<StoredManifest> manifest(Repository repository, String reference) {
    Answer answer =
        access.send(
            Call.get(uri(repository, "manifests/" + reference), ManifestReader.LARGEST)
                .with("Accept", ACCEPT),
            pull(repository));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    expectGood(answer, repository);
    return Optional.of(new StoredManifest(mediaType(answer), answer.body()));
  }

  /** The content says it best: a header can be changed without changing the digest. */
  private static String mediaType(Answer answer) {
    String header =
        answer.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    try {
      return CanonicalJson.read(answer.body()).path("mediaType").asString(header);
    } catch (JacksonException e) {
      return header;
    }
  }

  @Override
  public Optional<byte[]> blob(Repository repository, Descriptor descriptor) {
    if (descriptor.size() > LARGEST_BLOB) {
      throw bad(repository, "a part of " + descriptor.size() + " bytes is larger than any allowed");
    }
    Answer answer =
        access.send(
            Call.get(uri(repository, "blobs/" + descriptor.digest()), descriptor.size() + 1),
            pull(repository));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    expectGood(answer, repository);
    check(repository, descriptor.digest(), Digest.of(answer.body()));
    return Optional.of(answer.body());
  }

  @Override
  public boolean holds(Repository repository, Descriptor descriptor) {
    Answer answer =
        access.send(Call.head(uri(repository, "blobs/" + descriptor.digest())), push(repository));
    if (answer.status() != 404) {
      expectGood(answer, repository);
    }
    return answer.isGood();
  }

  @Override
  public void store(Repository repository, Descriptor descriptor, byte[] bytes) {
    upload.send(repository, descriptor.digest(), bytes);
  }

  @Override
  public Digest store(Repository repository, StoredManifest manifest) {
    put(repository, manifest.digest().text(), manifest);
    return manifest.digest();
  }

  @Override
  public void tag(Repository repository, String tag, StoredManifest manifest) {
    put(repository, tag, manifest);
  }

  private void put(Repository repository, String reference, StoredManifest manifest) {
    Call call =
        Call.send("PUT", uri(repository, "manifests/" + reference), manifest.bytes())
            .with("Content-Type", manifest.mediaType());
    Answer answer = access.send(call, push(repository));
    expectGood(answer, repository);
    boolean remembered = answer.header("OCI-Subject").isPresent();
    if (!remembered && manifest.mediaType().equals(MediaTypes.MANIFEST)) {
      referrersTag.add(repository, manifest);
    }
  }

  @Override
  public List<String> tags(Repository repository) {
    TreeSet<String> tags = new TreeSet<>();
    Optional<URI> page = Optional.of(uri(repository, "tags/list?n=1000"));
    for (int pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES) {
        throw bad(repository, "the list of its tags does not end");
      }
      Answer answer = access.send(Call.get(page.get(), 4 * Call.SMALL), pull(repository));
      if (answer.status() == 404) {
        break;
      }
      expectGood(answer, repository);
      tags.addAll(tagsIn(repository, answer));
      page = next(answer);
    }
    return List.copyOf(tags);
  }

  private static List<String> tagsIn(Repository repository, Answer answer) {
    try {
      List<String> tags = new ArrayList<>();
      for (JsonNode tag : CanonicalJson.read(answer.body()).path("tags").values()) {
        Optional.of(tag.asString("")).filter(Tags::isTag).ifPresent(tags::add);
      }
      return tags;
    } catch (JacksonException e) {
      throw bad(repository, "the list of its tags is not JSON");
    }
  }

  /** The next page, if it is a page of the same registry. */
  private static Optional<URI> next(Answer answer) {
    return answer
        .header("Link")
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> answer.uri().resolve(link.group(1).replace(" ", "%20")))
        .filter(uri -> Exchange.isSameHost(answer.uri(), uri) && !uri.equals(answer.uri()));
  }

  @Override
  public List<Descriptor> referrers(Repository repository, Digest subject) {
    Answer answer =
        access.send(
            Call.get(uri(repository, "referrers/" + subject), ManifestReader.LARGEST),
            pull(repository));
    if (answer.isGood()) {
      return new ManifestReader(repository.toString())
          .index(new StoredManifest(MediaTypes.INDEX, answer.body()));
    }
    return referrersTag.list(repository, subject);
  }

  /** An index or a manifest by tag; for the index of referrers. */
  Optional<StoredManifest> tagged(Repository repository, String tag) {
    return manifest(repository, tag);
  }

  /** Stores an index under a tag. */
  void putIndex(Repository repository, String tag, StoredManifest index) {
    Call call =
        Call.send("PUT", uri(repository, "manifests/" + tag), index.bytes())
            .with("Content-Type", index.mediaType());
    expectGood(access.send(call, push(repository)), repository);
  }

  private static void check(Repository repository, Digest wanted, Digest got) {
    if (!wanted.equals(got)) {
      throw new FloeException(
          Diagnostic.of(
                  RegistryCode.DIGEST_MISMATCH,
                  repository
                      + " sent "
                      + got.brief()
                      + " where "
                      + wanted.brief()
                      + " was asked for")
              .about(repository.toString())
              .withHelp(
                  "the content was damaged or replaced on its way; nothing of it was used, and"
                      + " trying again is safe"));
    }
  }

  static void expectGood(Answer answer, Repository repository) {
    if (!answer.isGood()) {
      throw bad(repository, "HTTP " + answer.status() + Complaint.in(answer.body()));
    }
  }

  static FloeException bad(Repository repository, String why) {
    return new FloeException(
        Diagnostic.of(
                RegistryCode.BAD_ANSWER, "the answer of " + repository + " is of no use: " + why)
            .about(repository.toString())
            .withHelp("trying again is safe; the registry's own log may say more"));
  }
}

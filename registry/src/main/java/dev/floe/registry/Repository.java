package dev.floe.registry;

import dev.floe.manifest.Reference;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where versions of one artifact live.
 *
 * @param host host and port
 * @param name path below the host
 */
public record Repository(String host, String name) {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

  public Repository {
    if (!HOST.matcher(host).matches() || !NAME.matcher(name).matches() || name.length() > 255) {
      throw new IllegalArgumentException("not a repository: " + host + "/" + name);
    }
  }

  /** The repository a reference points into, if the name is one a registry allows. */
  public static Optional<Repository> of(Reference.Oci reference) {
    return parse(reference.registry() + "/" + reference.repository());
  }

  /** Reads {@code host[:port]/path}, with or without {@code oci://}. */
  public static Optional<Repository> parse(String text) {
    String plain = text.startsWith("oci://") ? text.substring("oci://".length()) : text;
    int slash = plain.indexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    String host = plain.substring(0, slash);
    String name = plain.substring(slash + 1);
    return HOST.matcher(host).matches() && NAME.matcher(name).matches() && name.length() <= 255
        ? Optional.of(new Repository(host, name))
        : Optional.empty();
  }

  /** {@code oci://host/name:tag}, or {@code …@sha256:…} for a digest. */
  public String reference(String tagOrDigest) {
    return this + (Digest.parse(tagOrDigest).isPresent() ? "@" : ":") + tagOrDigest;
  }

  @Override
  public String toString() {
    return "oci://" + host + "/" + name;
  }
}

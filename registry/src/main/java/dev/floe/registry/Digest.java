package dev.floe.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a content.
 *
 * @param text {@code sha256:} and 64 lower-case hexadecimal digits; nothing else is ever made a
 *     path or a URL from
 */
public record Digest(String text) implements Comparable<Digest> {

  private static final Pattern SYNTAX = Pattern.compile("sha256:[0-9a-f]{64}");

  public Digest {
    if (!SYNTAX.matcher(text).matches()) {
      throw new IllegalArgumentException("not a sha256 digest: " + text);
    }
  }

  /** The digest of bytes. */
  public static Digest of(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads a digest somebody else wrote. */
  public static Optional<Digest> parse(String text) {
    return SYNTAX.matcher(text).matches() ? Optional.of(new Digest(text)) : Optional.empty();
  }

  /** The 64 digits alone. */
  public String hex() {
    return text.substring("sha256:".length());
  }

  /** As much as a reader needs to recognise it. */
  public String brief() {
    return text.substring(0, "sha256:".length() + 12);
  }

  @Override
  public int compareTo(Digest other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}

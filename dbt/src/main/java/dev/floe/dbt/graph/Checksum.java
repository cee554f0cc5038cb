package dev.floe.dbt.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What dbt compares to tell whether a file changed.
 *
 * @param kind {@code sha256}, {@code path} for seeds too large to hash, {@code none}
 * @param value 64 hexadecimal digits, a path, or nothing
 */
public record Checksum(String kind, String value) {

  /** Seeds above this many bytes are told apart by their path alone. */
  public static final int LARGEST_HASHED_SEED = 1 << 20;

  /** Nothing to compare: a generic test. */
  public static Checksum none() {
    return new Checksum("none", "");
  }

  /** Of a file with templates: white space does not count. */
  public static Checksum ofTemplate(String text) {
    return new Checksum("sha256", sha256(compacted(text)));
  }

  /** Of a seed: white space around it does not count. */
  public static Checksum ofSeed(String text, int bytes, String path) {
    if (bytes > LARGEST_HASHED_SEED) {
      return new Checksum("path", path);
    }
    return new Checksum("sha256", sha256(stripped(text.replace("\r\n", "\n"))));
  }

  /** Lower-case hexadecimal MD5 of a text in UTF-8, as dbt uses it in names. */
  public static String md5(String text) {
    return digest("MD5", text);
  }

  /** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
  public static String sha256(String text) {
    return digest("SHA-256", text);
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every JDK", e);
    }
  }

  /** {@code " ".join(text.split())}. */
  private static String compacted(String text) {
    StringBuilder compact = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = !compact.isEmpty();
      } else {
        if (gap) {
          compact.append(' ');
          gap = false;
        }
        compact.append(c);
      }
    }
    return compact.toString();
  }

  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** What Python takes for white space. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}

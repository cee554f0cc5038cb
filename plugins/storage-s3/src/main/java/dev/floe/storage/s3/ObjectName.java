package dev.floe.storage.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A file's place: {@code s3://bucket/key}. */
record ObjectName(String bucket, String key) {

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  static ObjectName of(String location) {
    int bucket = location.indexOf("://") + 3;
    int key = location.indexOf('/', bucket);
    return key < 0
        ? new ObjectName(location.substring(bucket), "")
        : new ObjectName(location.substring(bucket, key), location.substring(key + 1));
  }

  /** A text as paths and queries of signed requests have it; '/' stays in paths. */
  static String encoded(String text, boolean path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (PLAIN.indexOf(c) >= 0 || (path && c == '/')) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }
}

package dev.floe.storage.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 in a request's headers. */
record Signature(Access.Credentials credentials, String region) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /**
   * The headers that sign a request, besides those that are signed.
   *
   * @param path percent-encoded
   * @param query percent-encoded, by name
   * @param headers to sign, with lower-case names; the host among them
   * @param digest of the body, in hex
   */
  SortedMap<String, String> headers(
      String method,
      String path,
      SortedMap<String, String> query,
      Map<String, String> headers,
      String digest,
      Instant now) {
    String time = TIME.format(now);
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("x-amz-content-sha256", digest);
    signed.put("x-amz-date", time);
    credentials.token().ifPresent(token -> signed.put("x-amz-security-token", token));
    String names = String.join(";", signed.keySet());
    String canonical =
        method
            + "\n"
            + path
            + "\n"
            + query(query)
            + "\n"
            + signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining())
            + "\n"
            + names
            + "\n"
            + digest;
    String day = time.substring(0, 8);
    String scope = day + "/" + region + "/s3/aws4_request";
    String toSign =
        ALGORITHM
            + "\n"
            + time
            + "\n"
            + scope
            + "\n"
            + sha256(canonical.getBytes(StandardCharsets.UTF_8));
    SortedMap<String, String> all = new TreeMap<>(signed);
    all.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + credentials.id()
            + "/"
            + scope
            + ",SignedHeaders="
            + names
            + ",Signature="
            + HexFormat.of().formatHex(hmac(key(day), toSign)));
    return all;
  }

  static String query(SortedMap<String, String> query) {
    return query.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining("&"));
  }

  private byte[] key(String day) {
    byte[] secret = ("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
    return hmac(hmac(hmac(hmac(secret, day), region), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

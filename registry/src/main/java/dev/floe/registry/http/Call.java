package dev.floe.registry.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request.
 *
 * @param limit the largest body of an answer that is accepted, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, URI uri, Map<String, String> headers, byte[] body, long limit) {

  private static final byte[] NOTHING = new byte[0];

  /** The size up to which error messages and other small answers are read. */
  static final long SMALL = 1 << 20;

  static Call get(URI uri, long limit) {
    return new Call("GET", uri, Map.of(), NOTHING, limit);
  }

  static Call head(URI uri) {
    return new Call("HEAD", uri, Map.of(), NOTHING, SMALL);
  }

  static Call send(String method, URI uri, byte[] body) {
    return new Call(method, uri, Map.of(), body, SMALL);
  }

  Call with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Call(method, uri, more, body, limit);
  }

  Call to(URI other) {
    return new Call(method, other, headers, body, limit);
  }

  /** Whether doing it twice may differ from doing it once: a piece would be appended twice. */
  boolean isOnce() {
    return method.equals("PATCH");
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }
}

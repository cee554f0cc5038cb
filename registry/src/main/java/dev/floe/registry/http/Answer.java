package dev.floe.registry.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came back.
 *
 * @param uri that answered, after redirects
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, HttpHeaders headers, byte[] body, URI uri) {

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Whether trying again may help. */
  boolean isPassing() {
    return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
  }
}

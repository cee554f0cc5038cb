package dev.floe.registry.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
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
    return status == 408
        || status == 429
        || (status >= 500 && status != 501 && status != 505)
        || isOfAnotherDigest();
  }

  /**
   * Whether the registry finds another digest than ours, which is computed of what we send: so it
   * has some of it twice or not at all, or looked at a file that another call was writing. Docker's
   * does so where many push one layer to a repository at once.
   */
  boolean isOfAnotherDigest() {
    return status == 400 && new String(body, StandardCharsets.UTF_8).contains("\"DIGEST_INVALID\"");
  }
}

package dev.floe.openlineage.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Posts events to a backend's lineage API, as Marquez has it. */
final class HttpTransport implements Transport {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI target;
  private final Optional<String> key;

  /**
   * @param key sent as a bearer token
   */
  HttpTransport(URI target, Optional<String> key) {
    this.target = target;
    this.key = key;
  }

  @Override
  public void send(String event) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event));
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<Void> response =
        client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    int status = response.statusCode();
    if (status / 100 == 2) {
      return;
    }
    if (status == 400 || status == 413 || status == 422) {
      throw new Rejected("it answered " + status);
    }
    throw new IOException("it answered " + status);
  }
}

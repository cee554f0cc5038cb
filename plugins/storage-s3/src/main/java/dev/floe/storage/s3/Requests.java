package dev.floe.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sends requests, signed, and again where the server was only busy. */
final class Requests implements AutoCloseable {

  private static final int ATTEMPTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long FIRST_PAUSE_MILLIS = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Clock clock;

  Requests(Clock clock) {
    this.clock = clock;
  }

  /** A request that may be sent several times. */
  record Ask(
      String method,
      ObjectName name,
      SortedMap<String, String> query,
      Map<String, String> headers,
      Body body) {

    Ask(String method, ObjectName name) {
      this(method, name, new TreeMap<>(), Map.of(), Body.none());
    }
  }

  /** A body and its digest in hex. */
  record Body(BodyPublisher bytes, String digest) {

    static Body none() {
      return new Body(HttpRequest.BodyPublishers.noBody(), Signature.sha256(new byte[0]));
    }
  }

  /**
   * The answer of a request that was granted.
   *
   * @throws NoSuchFileException where there is no such file
   */
  HttpResponse<InputStream> send(Access access, Ask ask) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<InputStream> answer =
            client.send(request(access, ask), BodyHandlers.ofInputStream());
        if (!isBusy(answer.statusCode()) || attempt == ATTEMPTS) {
          return granted(answer, ask);
        }
        answer.body().close();
      } catch (NoSuchFileException | AccessDeniedException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      pause(attempt);
    }
  }

  private static boolean isBusy(int status) {
    return status == 429 || status >= 500;
  }

  private static void pause(int attempt) throws IOException {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static HttpResponse<InputStream> granted(HttpResponse<InputStream> answer, Ask ask)
      throws IOException {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return answer;
    }
    String place = "s3://" + ask.name().bucket() + "/" + ask.name().key();
    String text;
    try (InputStream body = answer.body()) {
      text = new String(body.readNBytes(2_000), StandardCharsets.UTF_8);
    }
    String why = ErrorText.of(text, status);
    switch (status) {
      case 404 -> throw new NoSuchFileException(place, null, why);
      case 401, 403 -> throw new AccessDeniedException(place, null, why);
      default -> throw new IOException(place + ": " + why);
    }
  }

  private HttpRequest request(Access access, Ask ask) {
    URI endpoint = access.endpoint();
    String bucketHost =
        access.pathStyle() ? authority(endpoint) : ask.name().bucket() + "." + authority(endpoint);
    String base =
        endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceFirst("/+$", "");
    String folder = access.pathStyle() ? "/" + ObjectName.encoded(ask.name().bucket(), true) : "";
    String path = base + folder + "/" + ObjectName.encoded(ask.name().key(), true);
    String query = Signature.query(ask.query());
    URI uri =
        URI.create(
            endpoint.getScheme()
                + "://"
                + bucketHost
                + path
                + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).method(ask.method(), ask.body().bytes());
    ask.headers().forEach(builder::header);
    access
        .credentials()
        .ifPresent(credentials ->
            new Signature(credentials, access.region())
                .headers(
                    ask.method(),
                    path,
                    ask.query(),
                    signed(bucketHost, ask),
                    ask.body().digest(),
                    clock.instant())
                .forEach((name, value) -> {
                  if (!name.equals("host") && !ask.headers().containsKey(name)) {
                    builder.header(name, value);
                  }
                }));
    return builder.build();
  }

  private static SortedMap<String, String> signed(String host, Ask ask) {
    SortedMap<String, String> headers = new TreeMap<>(ask.headers());
    headers.put("host", host);
    return headers;
  }

  private static String authority(URI endpoint) {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  @Override
  public void close() {
    client.close();
  }
}

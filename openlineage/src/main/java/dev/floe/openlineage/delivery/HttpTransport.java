package dev.floe.openlineage.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts events to a backend's lineage API, as Marquez has it, one after the other over a connection
 * that is kept. The older of the JDK's clients: it works in the thread that asks, which for these
 * few small requests costs a fifth of what the newer one's threads and buffers do.
 */
final class HttpTransport implements Transport {

  private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(5).toMillis());

  private final URI target;
  private final Optional<String> key;
  private volatile Optional<HttpURLConnection> current = Optional.empty();

  /**
   * @param key sent as a bearer token
   */
  HttpTransport(URI target, Optional<String> key) {
    this.target = target;
    this.key = key;
  }

  @Override
  public void send(String event) throws IOException {
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    HttpURLConnection connection = open();
    current = Optional.of(connection);
    int status = post(connection, body);
    if (status / 100 == 2) {
      return;
    }
    if (status == 400 || status == 413 || status == 422) {
      throw new Rejected("it answered " + status);
    }
    throw new IOException("it answered " + status);
  }

  private HttpURLConnection open() throws IOException {
    if (!(target.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException("it is not reached by http: " + target);
    }
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setConnectTimeout(TIMEOUT);
    connection.setReadTimeout(TIMEOUT);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Content-Type", "application/json");
    key.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    return connection;
  }

  /** The answer is read to its end, so that the connection can be used again. */
  private static int post(HttpURLConnection connection, byte[] body) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
      int status = connection.getResponseCode();
      InputStream answer =
          status >= 400 ? connection.getErrorStream() : connection.getInputStream();
      if (answer != null) {
        try (answer) {
          long _ = answer.transferTo(OutputStream.nullOutputStream());
        }
      }
      return status;
    } catch (RuntimeException e) {
      // What this client throws where another thread ends its connection.
      throw new IOException("the connection was ended", e);
    }
  }

  @Override
  public void abandon() {
    current.ifPresent(HttpURLConnection::disconnect);
  }
}

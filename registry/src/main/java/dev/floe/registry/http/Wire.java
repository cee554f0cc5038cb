package dev.floe.registry.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one call and waits for the whole answer, but not for ever. */
final class Wire {

  /** The slowest registry that is waited for, in bytes a second. */
  private static final long SLOWEST = 64 << 10;

  private final Connection connection;
  private final HttpClient client;

  Wire(Connection connection) {
    this.connection = connection;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10));
    connection.authority().ifPresent(builder::sslContext);
    connection.proxy().ifPresent(builder::proxy);
    this.client = builder.build();
  }

  Answer send(Call call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri()).method(call.method(), body(call));
    call.headers().forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), info -> new BoundedBody(limit(call, info.statusCode())));
    try {
      HttpResponse<byte[]> got = answer.get(deadline(call).toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(got.statusCode(), got.headers(), got.body(), got.uri());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException(
          "no complete answer within " + deadline(call).toSeconds() + " s");
    } catch (ExecutionException e) {
      throw asIo(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What is asked for may be tiny; what is said about an error is not. */
  private static long limit(Call call, int status) {
    return status < 300 ? call.limit() : Math.max(call.limit(), Call.SMALL);
  }

  private static HttpRequest.BodyPublisher body(Call call) {
    return call.body().length == 0 && call.isRead()
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(call.body());
  }

  /** Large bodies may take their time as long as they move. */
  private Duration deadline(Call call) {
    return connection.timeout().plusSeconds((call.body().length + call.limit()) / SLOWEST / 8);
  }

  private static IOException asIo(Throwable cause) {
    return cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
  }
}

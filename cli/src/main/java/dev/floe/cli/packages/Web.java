package dev.floe.cli.packages;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Downloads over HTTP, tried again where trying again can help. */
final class Web implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(15))
          .proxy(ProxySelector.getDefault())
          .build();

  /** The content of an address; empty if there is nothing. */
  Optional<byte[]> get(String address) {
    HttpRequest request = request(address);
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<byte[]> response =
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status == 200) {
          return Optional.of(response.body());
        }
        if (status == 404 || status == 410) {
          return Optional.empty();
        }
        if (status < 500 || attempt == ATTEMPTS) {
          throw failure(address, "the server answers " + status, null);
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw failure(address, reason(e), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(address, "interrupted", e);
      }
    }
  }

  private static HttpRequest request(String address) {
    try {
      return HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).GET().build();
    } catch (IllegalArgumentException e) {
      throw failure(address, "this is no address of the web", e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "no connection" : e.getMessage();
  }

  static FloeException failure(String address, String why, @Nullable Exception cause) {
    Diagnostic diagnostic =
        Diagnostic.of(DbtCode.CANNOT_FETCH_PACKAGE, "cannot fetch " + shown(address) + ": " + why)
            .withHelp(
                "is there a network? DBT_PACKAGE_HUB_URL names another hub, https_proxy a proxy");
    return cause == null ? new FloeException(diagnostic) : new FloeException(diagnostic, cause);
  }

  /** An address without the user and password in it. */
  static String shown(String address) {
    return address.replaceFirst("://[^/@]*@", "://…@");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

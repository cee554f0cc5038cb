package dev.floe.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  private static Proxy chosen(Map<String, String> environment, String address) {
    return new Proxies(environment).select(URI.create(address)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "https://registry.example/v2/, one:8080",
    "http://registry.example/v2/, two:80",
    "https://inside.corp/v2/, ''",
    "https://deep.inside.corp/v2/, ''",
    "https://notinside.corp/v2/, one:8080",
    "https://localhost:5000/v2/, ''",
    "http://127.0.0.1:5000/v2/, ''",
  })
  void areChosenAsTheEnvironmentNamesThem(String address, String proxy) {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY",
            "http://one:8080",
            "http_proxy",
            "two",
            "NO_PROXY",
            "other, .inside.corp");

    Proxy chosen = chosen(environment, address);

    assertThat(
            chosen.address() instanceof InetSocketAddress at
                ? at.getHostString() + ":" + at.getPort()
                : "")
        .isEqualTo(proxy);
  }

  @Test
  void thatAreNotNamedAreNone() {
    assertThat(chosen(Map.of("HTTPS_PROXY", " "), "https://registry.example/v2/"))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "http://registry.example/v2/, GET http://registry.example/v2/ HTTP/1.1",
    "https://registry.example/v2/, CONNECT registry.example:443 HTTP/1.1",
  })
  void areAskedForTheRegistry(String address, String asked) throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> firstLine(proxy));
      String at = "http://127.0.0.1:" + proxy.getLocalPort();
      HttpClient client =
          HttpClient.newBuilder()
              .proxy(new Proxies(Map.of("HTTPS_PROXY", at, "HTTP_PROXY", at)))
              .build();
      CompletableFuture<?> answer =
          client.sendAsync(
              HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());

      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(asked);
      answer.cancel(true);
      client.shutdownNow();
    }
  }

  private static String firstLine(ServerSocket proxy) {
    try (Socket caller = proxy.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
      return String.valueOf(in.readLine());
    } catch (IOException e) {
      return e.toString();
    }
  }
}

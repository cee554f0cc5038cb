package dev.floe.cli.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Proxies as {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name them. */
final class Proxies extends ProxySelector {

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    return variable(scheme + "_proxy")
        .filter(text -> !isExempt(uri))
        .flatMap(Proxies::address)
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> variable(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.getOrDefault(name, environment.get(upper)))
        .filter(text -> !text.isBlank());
  }

  private boolean isExempt(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.startsWith("127.")
        || variable("no_proxy").stream()
            .flatMap(text -> List.of(text.split("[,\\s]+")).stream())
            .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(entry -> !entry.isEmpty())
            .anyMatch(
                entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private static Optional<InetSocketAddress> address(String text) {
    String full = text.contains("://") ? text : "http://" + text;
    try {
      URI proxy = new URI(full);
      return proxy.getHost() == null
          ? Optional.empty()
          : Optional.of(
              InetSocketAddress.createUnresolved(
                  proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException cause) {
    // the call that failed says so itself
  }
}

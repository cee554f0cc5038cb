package dev.floe.registry.http;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How registries are reached.
 *
 * @param plain hosts, with their ports, that are spoken to without TLS because the user asked for
 *     it; loopback addresses are always, unless there is a certificate authority of one's own
 * @param authority trusts a certificate authority of one's own; absent for the JDK's
 * @param proxy chooses proxies; absent for none
 * @param timeout of one call, from the first byte sent to the last byte received
 * @param patience how often, and after what pauses, a call is repeated
 */
public record Connection(
    Set<String> plain,
    Optional<SSLContext> authority,
    Optional<ProxySelector> proxy,
    Duration timeout,
    Patience patience) {

  public Connection {
    plain = Set.copyOf(plain);
  }

  /** Nothing special. */
  public static Connection standard() {
    return new Connection(
        Set.of(), Optional.empty(), Optional.empty(), Duration.ofSeconds(60), Patience.standard());
  }

  /** {@code http} or {@code https}. */
  String scheme(String host) {
    boolean clear = plain.contains(host) || (isLoopback(host) && authority.isEmpty());
    return clear ? "http" : "https";
  }

  static boolean isLoopback(String host) {
    String name = host.replaceFirst(":[0-9]+$", "");
    return name.equals("localhost") || name.matches("127(\\.[0-9]{1,3}){3}");
  }
}

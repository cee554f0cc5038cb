package dev.floe.registry.http;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.registry.RegistryCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** A call that is repeated while it may help, and follows redirects without its credentials. */
final class Exchange {

  private static final int MOST_REDIRECTS = 5;

  private final Patience patience;
  private final Supplier<Wire> wire;

  Exchange(Patience patience, Supplier<Wire> wire) {
    this.patience = patience;
    this.wire = wire;
  }

  /**
   * @param authorization shown to the host of the call and to nobody else
   */
  Answer send(Call call, Optional<String> authorization) {
    Answer answer = repeated(call, authorization);
    for (int hops = 0; isRedirect(answer) && call.isRead(); hops++) {
      if (hops == MOST_REDIRECTS) {
        throw failed(call, "it redirects in circles", null);
      }
      URI next = target(answer);
      if (answer.uri().getScheme().equals("https") && !"https".equals(next.getScheme())) {
        throw failed(call, "it redirects from https to " + next.getScheme(), null);
      }
      boolean same = isSameHost(call.uri(), next);
      answer = repeated(call.to(next), same ? authorization : Optional.empty());
    }
    return answer;
  }

  private static boolean isRedirect(Answer answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> answer.header("Location").isPresent();
      default -> false;
    };
  }

  private static URI target(Answer answer) {
    return answer.uri().resolve(location(answer));
  }

  /** The address a header leads to. */
  static URI location(Answer answer) {
    String text = answer.header("Location").orElse("");
    try {
      return answer.uri().resolve(new URI(text));
    } catch (URISyntaxException e) {
      throw new FloeException(
          RegistryCode.BAD_ANSWER, host(answer.uri()) + " sends us to no address", e);
    }
  }

  static boolean isSameHost(URI one, URI other) {
    return String.valueOf(one.getScheme()).equals(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
        && one.getPort() == other.getPort();
  }

  private Answer repeated(Call call, Optional<String> authorization) {
    Call authorized = authorization.map(value -> call.with("Authorization", value)).orElse(call);
    for (int attempt = 0; ; attempt++) {
      boolean last = call.isOnce() || attempt + 1 >= patience.attempts();
      try {
        Answer answer = wire.get().send(authorized);
        if (last || !answer.isPassing() || !patience.rest(pause(answer, attempt))) {
          return answer;
        }
      } catch (TooLarge e) {
        throw new FloeException(
            Diagnostic.of(
                    RegistryCode.BAD_ANSWER, host(call.uri()) + " is refused: " + e.getMessage())
                .withHelp("nothing of it was used"),
            e);
      } catch (IOException e) {
        if (last || !isWorthRepeating(e, attempt) || !patience.rest(patience.after(attempt))) {
          throw failed(call, reason(e), e);
        }
      }
    }
  }

  /**
   * Certificates that are not trusted now will not be trusted in a second, and a host that nobody
   * is found behind is asked only once more.
   */
  private static boolean isWorthRepeating(IOException e, int attempt) {
    boolean nobodyThere = e instanceof ConnectException || e instanceof HttpTimeoutException;
    return !(e instanceof SSLHandshakeException)
        && !Thread.currentThread().isInterrupted()
        && (!nobodyThere || attempt == 0);
  }

  private Duration pause(Answer answer, int attempt) {
    return answer
        .header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> patience.bounded(Duration.ofSeconds(Long.parseLong(text))))
        .orElseGet(() -> patience.after(attempt));
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      boolean unknown =
          Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
              .anyMatch(UnresolvedAddressException.class::isInstance);
      return unknown ? "there is no host of this name" : "the connection is refused";
    }
    if (e instanceof SSLException) {
      return "TLS: " + e.getMessage();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static FloeException failed(Call call, String reason, @Nullable Throwable cause) {
    Diagnostic diagnostic =
        Diagnostic.of(
                RegistryCode.UNREACHABLE,
                "the registry " + host(call.uri()) + " does not answer: " + reason)
            .about(host(call.uri()))
            .withHelp(
                "check the address and the network; for a certificate of your own authority set"
                    + " FLOE_REGISTRY_CA, for a registry without TLS FLOE_REGISTRY_PLAIN_HTTP; with"
                    + " --offline floe uses what was fetched before");
    return cause == null ? new FloeException(diagnostic) : new FloeException(diagnostic, cause);
  }

  static String host(URI uri) {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}

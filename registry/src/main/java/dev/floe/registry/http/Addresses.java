package dev.floe.registry.http;

import dev.floe.registry.Repository;
import java.net.URI;

/** Where the parts of a repository are. */
final class Addresses {

  private Addresses() {}

  static URI of(Connection connection, Repository repository, String rest) {
    return URI.create(
        connection.scheme(repository.host())
            + "://"
            + repository.host()
            + "/v2/"
            + repository.name()
            + "/"
            + rest);
  }
}

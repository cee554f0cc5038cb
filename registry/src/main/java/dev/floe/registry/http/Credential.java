package dev.floe.registry.http;

/** How one shows a registry who one is. */
public sealed interface Credential {

  /** A user and a password. */
  record Basic(String user, String password) implements Credential {
    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /** A token that is exchanged for tokens of narrower scopes. */
  record Identity(String token) implements Credential {
    @Override
    public String toString() {
      return "Identity[…]";
    }
  }

  /** A token that is shown as it is. */
  record Bearer(String token) implements Credential {
    @Override
    public String toString() {
      return "Bearer[…]";
    }
  }

  /** Finds credentials. Safe for several threads. */
  interface Source {
    /**
     * The credential for a host, if the user has one.
     *
     * @param host with its port
     */
    java.util.Optional<Credential> of(String host);
  }
}

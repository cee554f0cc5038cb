package dev.floe.openlineage.delivery;

import java.io.IOException;

/** Hands one event over. Called by one thread at a time. */
interface Transport {

  /**
   * Hands over an event.
   *
   * @param event one JSON document
   * @throws Rejected where the receiver will never take this event
   * @throws IOException where it may take it later
   */
  void send(String event) throws IOException;

  /** Ends a sending that lasts, soon, from another thread: {@link #send} fails then. */
  default void abandon() {}

  /** The receiver understood and refused; sending it again would change nothing. */
  final class Rejected extends IOException {

    private static final long serialVersionUID = 1L;

    Rejected(String message) {
      super(message);
    }
  }
}

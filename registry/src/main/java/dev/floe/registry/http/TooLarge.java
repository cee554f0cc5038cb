package dev.floe.registry.http;

import java.io.IOException;

/** A body is larger than anything that was asked for; asking again would not help. */
final class TooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  TooLarge(long limit) {
    super("the answer is larger than " + limit + " bytes");
  }
}

package dev.floe.runner;

import java.util.concurrent.CountDownLatch;

/**
 * A request to stop that any thread may make, once and for good: a signal handler, a lost lease.
 */
public final class Cancellation {

  private final CountDownLatch requested = new CountDownLatch(1);

  /** Asks the run to stop: running statements are cancelled, the rest is skipped. */
  public void cancel() {
    requested.countDown();
  }

  /** Whether somebody asked. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }
}

package dev.floe.cli.compute;

import dev.floe.cli.command.Interruption;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunCode;
import dev.floe.spi.Engine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long to wait for a database that another process has open.
 *
 * @param limit zero: not at all
 * @param interruption ends the waiting
 */
public record Patience(Duration limit, Interruption interruption) {

  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Opens a database as soon as others let go of it.
   *
   * @throws FloeException if they do not in time; tells who they are
   */
  public Engine open(Supplier<Engine> opening) {
    for (long left = limit.dividedBy(PAUSE); ; left--) {
      try {
        return opening.get();
      } catch (FloeException e) {
        if (e.diagnostic().code() != RunCode.WAREHOUSE_LOCKED) {
          throw e;
        }
        if (left <= 0 || interruption.isInterrupted()) {
          throw new FloeException(
              e.diagnostic()
                  .withHelp("wait for it to end, or let --lock-timeout SECONDS wait for you"),
              e);
        }
        pause(e);
      }
    }
  }

  private static void pause(FloeException locked) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw locked;
    }
  }
}

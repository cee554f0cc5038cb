package dev.floe.cli;

import dev.floe.cli.command.Interruption;
import java.util.concurrent.CountDownLatch;

/** Where the process starts and ends. */
public final class Main {

  private Main() {}

  /** Runs one command in this process's surroundings and exits with its code. */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(interruption, finished), "stop"));
    int code;
    try {
      code = Floe.run(ThisProcess.surroundings(interruption), args);
    } finally {
      finished.countDown();
    }
    System.exit(code);
  }

  /**
   * Ctrl-C: lets the command stop cleanly before the process ends with 130. A second one ends it at
   * once, because the operating system's own handling is back by then.
   */
  private static void stop(Interruption interruption, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    interruption.interrupt();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

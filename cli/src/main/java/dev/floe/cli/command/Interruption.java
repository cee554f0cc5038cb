package dev.floe.cli.command;

import java.util.ArrayList;
import java.util.List;

/** Carries Ctrl-C to whatever is running. Safe for all threads. */
public final class Interruption {

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean interrupted;

  /** Whether the user asked to stop. */
  public synchronized boolean isInterrupted() {
    return interrupted;
  }

  /** Registers what makes a running command stop; called at once if it is already asked for. */
  public void onInterrupt(Runnable stop) {
    synchronized (this) {
      if (!interrupted) {
        listeners.add(stop);
        return;
      }
    }
    stop.run();
  }

  /** The user asked to stop. */
  public void interrupt() {
    List<Runnable> told;
    synchronized (this) {
      interrupted = true;
      told = List.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(Runnable::run);
  }
}

package dev.floe.runner;

import java.util.List;

/**
 * Is told what happens during a run. Calls come from several threads, but one at a time and in an
 * order in which a node is started before it is finished. What it throws ends the run.
 */
@FunctionalInterface
public interface RunListener {

  void happened(RunEvent event);

  /** Nobody listens. */
  static RunListener none() {
    return event -> {};
  }

  /** Tells all of them, in their order. */
  static RunListener all(List<RunListener> listeners) {
    List<RunListener> copy = List.copyOf(listeners);
    return event -> copy.forEach(listener -> listener.happened(event));
  }
}

package dev.floe.runner.schedule;

/** Does the work of vertices, one at a time, always on the same thread. */
public interface Worker extends AutoCloseable {

  /** Works on a vertex and says how it ended. */
  Verdict work(String id);

  /** Called once, on the worker's thread, when there is no more to do. */
  @Override
  void close();

  /** How a vertex ended. */
  enum Verdict {
    WELL,
    /** What waits for it is skipped. */
    BADLY
  }
}

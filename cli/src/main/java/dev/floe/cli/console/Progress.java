package dev.floe.cli.console;

/** Shows how far something has come. Safe for several threads. */
public interface Progress extends AutoCloseable {

  /**
   * So much is done.
   *
   * @param now what is being done
   */
  void update(int done, int total, String now);

  /** Runs something that prints lines of its own, the progress line out of its way. */
  void aside(Runnable printing);

  /** Removes the line. */
  @Override
  void close();
}

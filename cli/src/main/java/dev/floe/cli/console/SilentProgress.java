package dev.floe.cli.console;

/** For pipes and files: a line that is redrawn would only be noise there. */
final class SilentProgress implements Progress {

  @Override
  public void update(int done, int total, String now) {}

  @Override
  public synchronized void aside(Runnable printing) {
    printing.run();
  }

  @Override
  public void close() {}
}

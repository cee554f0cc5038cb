package dev.floe.cli.console;

import java.io.PrintStream;

/** One line at the bottom of the terminal: a bar, a count and what is running. */
final class LiveProgress implements Progress {

  private static final int BAR = 24;
  private static final int NAME = 40;
  private static final String CLEAR = "\r\u001b[2K";

  private final PrintStream err;
  private final Palette palette;
  private String shown = "";

  LiveProgress(PrintStream err, Palette palette) {
    this.err = err;
    this.palette = palette;
  }

  @Override
  public synchronized void update(int done, int total, String now) {
    int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
    String bar = palette.good("━".repeat(filled)) + palette.faint("━".repeat(BAR - filled));
    draw(bar + " " + done + "/" + total + " " + palette.faint(TextWidth.cut(now, NAME)));
  }

  @Override
  public synchronized void aside(Runnable printing) {
    err.print(CLEAR);
    err.flush();
    printing.run();
    err.print(shown);
    err.flush();
  }

  @Override
  public synchronized void close() {
    draw("");
  }

  private void draw(String line) {
    shown = line;
    err.print(CLEAR + line);
    err.flush();
  }
}

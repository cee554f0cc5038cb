package dev.floe.jinja.text;

import java.util.Arrays;

/** Which frame each of some runs belongs to: neighbours mostly share one. */
final class FrameSpans {

  private static final int FIRST = 8;

  private Frame[] frames = new Frame[1];
  // The run from which on a frame holds; the first one holds from run 0.
  private int[] from = new int[1];
  private int count = 1;

  FrameSpans(Frame first) {
    frames[0] = first;
  }

  /** The frame of the last run so far. */
  Frame last() {
    return frames[count - 1];
  }

  /** From this run on, another frame. */
  void add(Frame frame, int run) {
    if (count == frames.length) {
      int size = Math.max(FIRST, count * 2);
      frames = Arrays.copyOf(frames, size);
      from = Arrays.copyOf(from, size);
    }
    frames[count] = frame;
    from[count++] = run;
  }

  /** The first runs alone, at least one. */
  FrameSpans upTo(int runs) {
    int kept = spanOf(runs - 1) + 1;
    FrameSpans part = new FrameSpans(frames[0]);
    part.frames = Arrays.copyOf(frames, kept);
    part.from = Arrays.copyOf(from, kept);
    part.count = kept;
    return part;
  }

  /** The span that holds a run, as an index for {@link #frame} and {@link #end}. */
  int spanOf(int run) {
    int found = Arrays.binarySearch(from, 0, count, run);
    return found >= 0 ? found : -found - 2;
  }

  Frame frame(int span) {
    return frames[span];
  }

  /** The first run behind a span. */
  int end(int span) {
    return span + 1 < count ? from[span + 1] : Integer.MAX_VALUE;
  }
}

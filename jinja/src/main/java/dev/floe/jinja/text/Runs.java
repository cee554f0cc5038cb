package dev.floe.jinja.text;

import org.jspecify.annotations.Nullable;

/**
 * The runs of a text that has several. The arrays may be longer than there are runs.
 *
 * @param packed one long a run: its start in the upper half, its encoded offset in the lower
 * @param frames the frame of each run; null where all have the same
 * @param frame the frame of all runs where they share one
 * @param length of the text, where the last run ends
 */
record Runs(long[] packed, int count, Frame @Nullable [] frames, Frame frame, int length) {

  static long pack(int start, int encodedOffset) {
    return ((long) start << Integer.SIZE) | (encodedOffset & 0xffffffffL);
  }

  static int start(long packed) {
    return (int) (packed >>> Integer.SIZE);
  }

  static int encodedOffset(long packed) {
    return (int) packed;
  }

  int startOf(int run) {
    return start(packed[run]);
  }

  int endOf(int run) {
    return run + 1 < count ? start(packed[run + 1]) : length;
  }

  int encodedOffset(int run) {
    return encodedOffset(packed[run]);
  }

  Frame frameOf(int run) {
    return frames == null ? frame : frames[run];
  }

  /** The index of the run that holds a character. */
  int at(int index) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endOf(middle) > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

package dev.floe.jinja.text;

import java.util.Arrays;

/**
 * Collects text and its runs. Neighbouring runs that continue each other become one. A builder that
 * is not mapped keeps the characters alone.
 */
public final class TextBuilder {

  private static final int FIRST_RUNS = 8;

  private final StringBuilder chars;
  private final boolean mapped;
  private int[] ends = new int[FIRST_RUNS];
  private int[] offsets = new int[FIRST_RUNS];
  private Frame[] frames = new Frame[FIRST_RUNS];
  private int count;

  public TextBuilder(int capacity) {
    this(capacity, true);
  }

  public TextBuilder(int capacity, boolean mapped) {
    this.chars = new StringBuilder(capacity);
    this.mapped = mapped;
  }

  public int length() {
    return chars.length();
  }

  /** Appends characters that stand in the frame's source at an offset. */
  public void verbatim(String text, Frame frame, int offset) {
    append(text, frame, offset);
  }

  /** Appends characters computed by what stands in the frame's source at an offset. */
  public void derived(String text, Frame frame, int offset) {
    append(text, frame, ~offset);
  }

  /** Appends a mapped text with its runs. */
  public void append(MappedText text) {
    append(text, 0, text.length());
  }

  /** Appends a part of a mapped text with its runs. */
  public void append(MappedText text, int start, int end) {
    if (start >= end) {
      return;
    }
    int shift = chars.length() - start;
    chars.append(text.toString(), start, end);
    if (!mapped) {
      return;
    }
    for (int run = text.runAt(start); run < text.runCount(); run++) {
      int from = Math.max(text.startOf(run), start);
      int to = Math.min(text.endOf(run), end);
      int code = text.encodedOffset(run);
      addRun(to + shift, text.frameOf(run), code < 0 ? code : code + from - text.startOf(run));
      if (to == end) {
        return;
      }
    }
  }

  private void append(String text, Frame frame, int code) {
    if (!text.isEmpty()) {
      chars.append(text);
      if (mapped) {
        addRun(chars.length(), frame, code);
      }
    }
  }

  private void addRun(int end, Frame frame, int code) {
    if (count > 0 && frames[count - 1] == frame && continues(code)) {
      ends[count - 1] = end;
      return;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      offsets = Arrays.copyOf(offsets, count * 2);
      frames = Arrays.copyOf(frames, count * 2);
    }
    ends[count] = end;
    offsets[count] = code;
    frames[count++] = frame;
  }

  private boolean continues(int code) {
    int last = offsets[count - 1];
    if (code < 0) {
      return last == code;
    }
    int start = count == 1 ? 0 : ends[count - 2];
    return last >= 0 && last + ends[count - 1] - start == code;
  }

  /** What was collected. */
  public MappedText toMappedText() {
    String text = chars.toString();
    if (count == 1) {
      return MappedText.encoded(text, frames[0], offsets[0]);
    }
    return MappedText.ofRuns(
        text,
        Arrays.copyOf(ends, count),
        Arrays.copyOf(offsets, count),
        Arrays.copyOf(frames, count));
  }

  /** What was collected, as a template's value: a {@link MappedText} or, unmapped, a string. */
  public Object toValue() {
    return mapped && count > 0 ? toMappedText() : chars.toString();
  }

  /** The characters alone. */
  @Override
  public String toString() {
    return chars.toString();
  }
}

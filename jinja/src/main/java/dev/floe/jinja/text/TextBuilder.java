package dev.floe.jinja.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects text and its runs. Neighbouring runs that continue each other become one. A builder that
 * is not mapped keeps the characters alone.
 */
public final class TextBuilder {

  private static final int FIRST_RUNS = 16;
  private static final long[] NONE = {};
  private static final Frame[] NO_FRAMES = {};

  private final StringBuilder chars;
  private final boolean mapped;
  // The last run, and those before it: many texts have one alone.
  private @Nullable Frame frame;
  private int offset;
  private int start;
  private long[] runs = NONE;
  private Frame[] frames = NO_FRAMES;
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
  public void append(MappedText text, int from, int end) {
    if (from >= end) {
      return;
    }
    int shift = chars.length() - from;
    chars.append(text.toString(), from, end);
    if (!mapped) {
      return;
    }
    for (int run = text.runAt(from); run < text.runCount(); run++) {
      int first = Math.max(text.startOf(run), from);
      int code = text.encodedOffset(run);
      addRun(first + shift, text.frameOf(run), code < 0 ? code : code + first - text.startOf(run));
      if (text.endOf(run) >= end) {
        return;
      }
    }
  }

  private void append(String text, Frame where, int code) {
    if (!text.isEmpty()) {
      int from = chars.length();
      chars.append(text);
      if (mapped) {
        addRun(from, where, code);
      }
    }
  }

  private void addRun(int from, Frame where, int code) {
    boolean continues = code < 0 ? offset == code : offset >= 0 && offset + from - start == code;
    if (frame == where && continues) {
      return;
    }
    if (frame != null) {
      closeRun(from, frame);
    }
    frame = where;
    offset = code;
    start = from;
  }

  private void closeRun(int end, Frame where) {
    if (count == runs.length) {
      int size = Math.max(FIRST_RUNS, count * 2);
      runs = Arrays.copyOf(runs, size);
      frames = Arrays.copyOf(frames, size);
    }
    runs[count] = ((long) end << Integer.SIZE) | (offset & 0xffffffffL);
    frames[count++] = where;
  }

  /** What was collected. The builder is used up by it. */
  public MappedText toMappedText() {
    String text = chars.toString();
    Frame last = frame;
    if (count == 0 && last != null) {
      return MappedText.encoded(text, last, offset);
    }
    if (last != null) {
      closeRun(chars.length(), last);
      frame = null;
    }
    return MappedText.ofRuns(text, runs, frames, count);
  }

  /** What was collected, as a template's value: a {@link MappedText} or, unmapped, a string. */
  public Object toValue() {
    return mapped && frame != null ? toMappedText() : chars.toString();
  }

  /** The characters alone. */
  @Override
  public String toString() {
    return chars.toString();
  }
}

package dev.floe.jinja.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects text and its runs. Neighbouring runs that continue each other become one. A builder that
 * is not mapped keeps the characters alone.
 */
public final class TextBuilder {

  private static final int FIRST_RUNS = 8;
  private static final int CHARACTERS_A_RUN = 16;
  private static final long[] NONE = {};

  private final StringBuilder chars;
  private final boolean mapped;
  // The last run, and those before it: many texts have one alone.
  private @Nullable Frame frame;
  private int offset;
  private int start;
  private long[] runs = NONE;
  private int count;
  private @Nullable FrameSpans frames;

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
    int at = chars.length();
    chars.append(text.toString(), from, end);
    if (mapped) {
      text.copyRuns(from, end, this, at);
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

  /** Starts a run at a character that was appended already; the one before it ends there. */
  void addRun(int from, Frame where, int code) {
    if (frame == where) {
      if (code < 0 ? offset == code : offset >= 0 && offset + from - start == code) {
        return;
      }
      closeRun(from);
    } else if (frame == null) {
      frame = where;
      frames = null;
    } else {
      changeFrame(from, frame, where);
    }
    offset = code;
    start = from;
  }

  private void closeRun(int end) {
    if (count == runs.length) {
      int first = Math.max(FIRST_RUNS, chars.capacity() / CHARACTERS_A_RUN);
      runs = Arrays.copyOf(runs, Math.max(first, count * 2));
    }
    runs[count++] = ((long) end << Integer.SIZE) | (offset & 0xffffffffL);
  }

  private void changeFrame(int from, Frame old, Frame where) {
    closeRun(from);
    if (frames == null) {
      frames = new FrameSpans(old);
    }
    frames.add(where, count);
    frame = where;
  }

  /** Forgets the characters behind a length and their runs. */
  public void cutBack(int length) {
    chars.setLength(length);
    while (start >= length && count > 0) {
      count--;
      offset = (int) runs[count];
      start = count == 0 ? 0 : (int) (runs[count - 1] >>> Integer.SIZE);
    }
    if (length == 0) {
      frame = null;
    } else if (frames != null) {
      frames = frames.upTo(count + 1);
      frame = frames.last();
    }
  }

  /** What was collected. The builder is used up by it. */
  public MappedText toMappedText() {
    String text = chars.toString();
    Frame last = frame;
    if (last == null) {
      return MappedText.EMPTY;
    }
    if (count == 0) {
      return MappedText.encoded(text, last, offset);
    }
    closeRun(text.length());
    return MappedText.ofRuns(text, runs, count, frames == null ? new FrameSpans(last) : frames);
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

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
      runs = Arrays.copyOf(runs, Math.max(FIRST_RUNS, count * 2));
    }
    if (frames == null) {
      frames = new FrameSpans(where);
    } else if (frames.last() != where) {
      frames.add(where, count);
    }
    runs[count++] = (long) end << Integer.SIZE | offset & 0xffffffffL;
  }

  /** Forgets the characters behind a length and their runs. */
  public void cutBack(int length) {
    chars.setLength(length);
    FrameSpans spans = frames;
    while (frame != null && start >= length) {
      if (count == 0 || spans == null) {
        frame = null;
      } else {
        count--;
        frame = spans.frame(spans.spanOf(count));
        offset = (int) runs[count];
        start = count == 0 ? 0 : (int) (runs[count - 1] >>> Integer.SIZE);
      }
    }
    frames = count == 0 || spans == null ? null : spans.upTo(count);
  }

  /** What was collected. The builder is used up by it. */
  public MappedText toMappedText() {
    String text = chars.toString();
    Frame last = frame;
    if (last == null) {
      return MappedText.EMPTY;
    }
    if (count > 0) {
      closeRun(chars.length(), last);
    }
    FrameSpans spans = frames;
    return spans == null
        ? MappedText.encoded(text, last, offset)
        : MappedText.ofRuns(text, runs, count, spans);
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

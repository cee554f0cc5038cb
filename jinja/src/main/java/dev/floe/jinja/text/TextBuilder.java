package dev.floe.jinja.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects text and its runs. Neighbouring runs that continue each other become one. A builder that
 * is not mapped keeps the characters alone.
 */
public final class TextBuilder {

  private static final int FIRST_RUNS = 8;
  private static final long[] NONE = {};

  private final StringBuilder chars;
  private final boolean mapped;
  private final int expectedRuns;
  // The last run, packed as in Runs, and those before it: many texts have one alone.
  private @Nullable Frame frame;
  private long last;
  private long[] runs = NONE;
  private int count;
  // The frames of the runs before the last, as soon as there are two different ones.
  private Frame @Nullable [] frames;

  public TextBuilder(int capacity) {
    this(capacity, true);
  }

  public TextBuilder(int capacity, boolean mapped) {
    this(capacity, 0, mapped);
  }

  /** A builder that will hold about as many characters and runs. */
  public TextBuilder(int capacity, int expectedRuns, boolean mapped) {
    this.chars = new StringBuilder(capacity);
    this.mapped = mapped;
    this.expectedRuns = Math.max(FIRST_RUNS, expectedRuns);
  }

  public int length() {
    return chars.length();
  }

  /** How many runs there are so far. */
  public int runCount() {
    return frame == null ? 0 : count + 1;
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
    Frame before = frame;
    if (before == where) {
      int offset = Runs.encodedOffset(last);
      if (code < 0 ? offset == code : offset >= 0 && offset + from - Runs.start(last) == code) {
        return;
      }
      closeRun(where);
    } else {
      if (before != null) {
        changeFrame(before);
      }
      frame = where;
    }
    last = Runs.pack(from, code);
  }

  private void changeFrame(Frame before) {
    if (frames == null) {
      frames = sameFrames(before);
    }
    closeRun(before);
  }

  private void closeRun(Frame its) {
    int at = count;
    if (at == runs.length) {
      grow();
    }
    runs[at] = last;
    if (frames != null) {
      frames[at] = its;
    }
    count = at + 1;
  }

  private void grow() {
    runs = Arrays.copyOf(runs, Math.max(expectedRuns, count * 2));
    if (frames != null) {
      frames = Arrays.copyOf(frames, runs.length);
    }
  }

  /** The frames of the runs so far, which all have the same. */
  private Frame[] sameFrames(Frame same) {
    Frame[] each = new Frame[Math.max(runs.length, expectedRuns)];
    Arrays.fill(each, 0, count, same);
    return each;
  }

  /** Forgets the characters behind a length and their runs. */
  public void cutBack(int length) {
    chars.setLength(length);
    while (count > 0 && Runs.start(last) >= length) {
      last = runs[--count];
      frame = frames == null ? frame : frames[count];
    }
    if (length == 0) {
      frame = null;
      frames = null;
    }
  }

  /** What was collected. The builder is used up by it. */
  public MappedText toMappedText() {
    String text = chars.toString();
    Frame its = frame;
    if (its == null) {
      return MappedText.EMPTY;
    }
    if (count == 0) {
      return MappedText.encoded(text, its, Runs.encodedOffset(last));
    }
    closeRun(its);
    return MappedText.ofRuns(text, new Runs(runs, count, frames, its, text.length()));
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

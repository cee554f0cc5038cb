package dev.floe.jinja.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable text whose characters know the template position that produced them. The runs never
 * affect equality, hash or output.
 *
 * <p>An offset of a run is stored as it is for VERBATIM and as its complement (below zero) for
 * DERIVED. The common text of a single run needs no arrays.
 */
public final class MappedText implements CharSequence {

  /** No text, from nowhere. */
  static final MappedText EMPTY = new MappedText("", null, 0, null);

  private final String chars;
  // Of the single run; null where there are several or none.
  private final @Nullable Frame frame;
  private final int offset;
  private final @Nullable Runs runs;

  private MappedText(String chars, @Nullable Frame frame, int offset, @Nullable Runs runs) {
    this.chars = chars;
    this.frame = frame;
    this.offset = offset;
    this.runs = runs;
  }

  /** Text that stands in the frame's source at an offset, character by character. */
  public static MappedText verbatim(String chars, Frame frame, int offset) {
    return new MappedText(chars, frame, offset, null);
  }

  /** Text that was computed by what stands in the frame's source at an offset. */
  public static MappedText derived(String chars, Frame frame, int offset) {
    return new MappedText(chars, frame, ~offset, null);
  }

  /** The arrays of the runs are handed over: nobody may change them afterwards. */
  static MappedText ofRuns(String chars, Runs runs) {
    return new MappedText(chars, null, 0, runs);
  }

  static MappedText encoded(String chars, Frame frame, int encodedOffset) {
    return new MappedText(chars, frame, encodedOffset, null);
  }

  /** The text without its map. */
  @Override
  public String toString() {
    return chars;
  }

  @Override
  public int length() {
    return chars.length();
  }

  @Override
  public char charAt(int index) {
    return chars.charAt(index);
  }

  @Override
  public MappedText subSequence(int start, int end) {
    if (frame != null) {
      return encoded(chars.substring(start, end), frame, offset < 0 ? offset : offset + start);
    }
    TextBuilder part = new TextBuilder(end - start);
    part.append(this, start, end);
    return part.toMappedText();
  }

  /** This text followed by another. */
  public MappedText concat(MappedText other) {
    TextBuilder both = new TextBuilder(length() + other.length());
    both.append(this, 0, length());
    both.append(other, 0, other.length());
    return both.toMappedText();
  }

  /**
   * Other characters at the same places: what changed becomes DERIVED. Where the lengths differ,
   * nobody can say what became of which run, and all of it is laid to the first.
   */
  public MappedText withCharacters(String other) {
    if (other.equals(chars)) {
      return this;
    }
    TextBuilder out = new TextBuilder(other.length());
    if (other.length() != chars.length()) {
      int first = runCount() == 0 ? 0 : encodedOffset(0);
      return runCount() == 0 ? this : encoded(other, frameOf(0), first < 0 ? first : ~first);
    }
    for (int run = 0; run < runCount(); run++) {
      String part = other.substring(startOf(run), endOf(run));
      int code = encodedOffset(run);
      boolean same = chars.startsWith(part, startOf(run));
      if (same && code >= 0) {
        out.verbatim(part, frameOf(run), code);
      } else {
        out.derived(part, frameOf(run), code < 0 ? ~code : code);
      }
    }
    return out.toMappedText();
  }

  /** Where the character at a UTF-16 index was written; empty only for an empty text. */
  public Optional<Location> locate(int index) {
    if (chars.isEmpty()) {
      return Optional.empty();
    }
    int at = Math.clamp(index, 0, chars.length() - 1);
    int run = runAt(at);
    int code = encodedOffset(run);
    Frame where = frameOf(run);
    int place = code < 0 ? ~code : code + at - startOf(run);
    Run.Kind kind = code < 0 ? Run.Kind.DERIVED : Run.Kind.VERBATIM;
    int end = code < 0 ? place : place + 1;
    return Optional.of(new Location(where.source().span(place, end), kind, where));
  }

  /** All runs in order; their lengths add up to the text's. */
  public List<Run> runs() {
    List<Run> all = new ArrayList<>(runCount());
    for (int i = 0; i < runCount(); i++) {
      int code = encodedOffset(i);
      Run.Kind kind = code < 0 ? Run.Kind.DERIVED : Run.Kind.VERBATIM;
      all.add(new Run(endOf(i) - startOf(i), frameOf(i), code < 0 ? ~code : code, kind));
    }
    return all;
  }

  /** Appends the runs of a part to a builder that has its characters from {@code at} on. */
  void copyRuns(int from, int end, TextBuilder out, int at) {
    if (frame != null) {
      out.addRun(at, frame, offset < 0 ? offset : offset + from);
      return;
    }
    Runs all = several();
    int run = all.at(from);
    int start = all.startOf(run);
    while (start < end) {
      int first = Math.max(start, from);
      int code = all.encodedOffset(run);
      out.addRun(at + first - from, all.frameOf(run), code < 0 ? code : code + first - start);
      start = all.endOf(run);
      run++;
    }
  }

  private Runs several() {
    if (runs == null) {
      throw new IllegalStateException("a text without runs");
    }
    return runs;
  }

  private int runCount() {
    if (frame != null) {
      return chars.isEmpty() ? 0 : 1;
    }
    return runs == null ? 0 : runs.count();
  }

  private int endOf(int run) {
    return frame != null ? chars.length() : several().endOf(run);
  }

  private int startOf(int run) {
    return frame != null ? 0 : several().startOf(run);
  }

  private int encodedOffset(int run) {
    return frame != null ? offset : several().encodedOffset(run);
  }

  private Frame frameOf(int run) {
    return frame != null ? frame : several().frameOf(run);
  }

  private int runAt(int index) {
    return frame != null ? 0 : several().at(index);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MappedText text && text.chars.equals(chars);
  }

  @Override
  public int hashCode() {
    return chars.hashCode();
  }
}

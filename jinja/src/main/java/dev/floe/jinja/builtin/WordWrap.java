package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wraps a line as Python's {@code textwrap.wrap} does with the settings Jinja uses. */
record WordWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {

  private static final String SPACE = "[\\t\\n\\x0b\\x0c\\r ]";
  private static final String NO_SPACE = "[^\\t\\n\\x0b\\x0c\\r ]";
  private static final String LETTER = "[^\\d\\W]";

  /** Words, and parts of words after hyphens between letters; dashes stand alone. */
  private static final Pattern WITH_HYPHENS =
      Pattern.compile(
          "("
              + SPACE
              + "+|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)|"
              + NO_SPACE
              + "+?(?:-(?:(?<="
              + LETTER
              + "{2}-)|(?<="
              + LETTER
              + "-"
              + LETTER
              + "-))(?="
              + LETTER
              + "-?"
              + LETTER
              + ")|(?="
              + SPACE
              + "|\\Z)|(?<=[\\w!\"'&.,?])(?=-{2,}\\w)))",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SIMPLE = Pattern.compile("(" + SPACE + "+)");

  List<String> wrap(String line) {
    if (width <= 0) {
      throw new RenderException(Fault.VALUE, "invalid width " + width + " (must be > 0)");
    }
    List<String> chunks = (breakOnHyphens ? split(WITH_HYPHENS, line) : split(SIMPLE, line));
    List<String> lines = new ArrayList<>();
    int next = 0;
    while (next < chunks.size()) {
      if (chunks.get(next).isBlank() && !lines.isEmpty()) {
        next++;
        continue;
      }
      List<String> current = new ArrayList<>();
      int length = 0;
      while (next < chunks.size() && length + size(chunks.get(next)) <= width) {
        length += size(chunks.get(next));
        current.add(chunks.get(next++));
      }
      if (next < chunks.size() && size(chunks.get(next)) > width) {
        next = longWord(chunks, next, current, length);
      }
      if (!current.isEmpty() && current.getLast().isBlank()) {
        current.removeLast();
      }
      if (!current.isEmpty()) {
        lines.add(String.join("", current));
      }
    }
    return lines;
  }

  /** Breaks a word that fits on no line, or gives it a line of its own. */
  private int longWord(List<String> chunks, int next, List<String> current, int length) {
    String chunk = chunks.get(next);
    int room = width < 1 ? 1 : width - length;
    if (breakLongWords) {
      int end = chunk.offsetByCodePoints(0, Math.min(room, size(chunk)));
      if (breakOnHyphens && size(chunk) > room) {
        int hyphen = room <= 0 ? -1 : chunk.lastIndexOf('-', end - 1);
        boolean useful = hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-');
        end = useful ? hyphen + 1 : end;
      }
      current.add(chunk.substring(0, end));
      chunks.set(next, chunk.substring(end));
      return next;
    }
    if (current.isEmpty()) {
      current.add(chunk);
      return next + 1;
    }
    return next;
  }

  private static int size(String text) {
    return text.codePointCount(0, text.length());
  }

  /** What {@code re.split} with a group gives, without the empty parts. */
  private static List<String> split(Pattern pattern, String line) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(line);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        parts.add(line.substring(at, matcher.start()));
      }
      if (matcher.end() > matcher.start()) {
        parts.add(matcher.group());
      }
      at = matcher.end();
    }
    if (at < line.length()) {
      parts.add(line.substring(at));
    }
    return parts;
  }
}

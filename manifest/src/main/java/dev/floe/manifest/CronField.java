package dev.floe.manifest;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One field of a cron expression: lists, ranges, steps and names. */
record CronField(String what, String text, int least, int most, List<String> names) {

  /** A field that cannot be read; caught where the whole expression is read. */
  static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    Mistake(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  BitSet values() {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      add(values, part);
    }
    return values;
  }

  private void add(BitSet values, String part) {
    String[] stepped = part.split("/", -1);
    if (stepped.length > 2) {
      throw mistake(part);
    }
    int step = stepped.length == 2 ? step(stepped[1]) : 1;
    String range = stepped[0];
    int from = least;
    int to = most;
    if (!range.equals("*")) {
      String[] ends = range.split("-", -1);
      from = number(ends[0]);
      to = ends.length == 2 ? number(ends[1]) : stepped.length == 2 ? most : from;
      if (ends.length > 2 || from > to) {
        throw mistake(part);
      }
    }
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
  }

  private int step(String digits) {
    int step = parse(digits);
    if (step < 1) {
      throw mistake("/" + digits);
    }
    return step;
  }

  private int number(String word) {
    int named = names.indexOf(word.toLowerCase(Locale.ROOT));
    int value = named >= 0 ? named + (least == 1 ? 1 : 0) : parse(word);
    if (value < least || value > most) {
      throw new Mistake(
          "has no " + what + " '" + word + "': it goes from " + least + " to " + most);
    }
    return value;
  }

  private int parse(String digits) {
    if (!digits.matches("[0-9]{1,4}")) {
      throw mistake(digits);
    }
    return Integer.parseInt(digits);
  }

  private Mistake mistake(String part) {
    return new Mistake("has a " + what + " that cannot be read: '" + part + "'");
  }
}

package dev.floe.manifest;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A cron expression of five fields: minute, hour, day of month, month, day of week (0 and 7 are
 * Sunday). As in every cron, where both days are restricted either may match.
 *
 * @param text as written, with single spaces
 */
public record Cron(
    String text,
    List<Integer> minutes,
    List<Integer> hours,
    List<Integer> daysOfMonth,
    List<Integer> months,
    List<Integer> daysOfWeek) {

  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final int[] LONGEST_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final String HELP = "write five fields, such as \"0 6 * * *\" for 6 o'clock daily";

  /** Reads an expression, and refuses one that can never fire. */
  public static Parsed<Cron> parse(String written) {
    String text = String.join(" ", written.strip().split("\\s+", -1));
    String[] fields = NICKNAMES.getOrDefault(text.toLowerCase(Locale.ROOT), text).split(" ", -1);
    if (fields.length != 5) {
      return Parsed.bad("has " + fields.length + " fields, a cron expression has five", HELP);
    }
    try {
      Cron cron =
          new Cron(
              text,
              values(new CronField("minute", fields[0], 0, 59, List.of())),
              values(new CronField("hour", fields[1], 0, 23, List.of())),
              values(new CronField("day of month", fields[2], 1, 31, List.of())),
              values(new CronField("month", fields[3], 1, 12, MONTHS)),
              weekdays(new CronField("day of week", fields[4], 0, 7, DAYS)));
      return cron.canFire()
          ? Parsed.good(cron)
          : Parsed.bad("never fires: no such day in these months", HELP);
    } catch (CronField.Mistake e) {
      return Parsed.bad(e.reason(), HELP);
    }
  }

  private static List<Integer> values(CronField field) {
    return field.values().stream().boxed().toList();
  }

  private static List<Integer> weekdays(CronField field) {
    BitSet days = field.values();
    if (days.get(7)) {
      days.set(0);
      days.clear(7);
    }
    return days.stream().boxed().toList();
  }

  /** Whether every day of the month is meant. */
  public boolean anyDayOfMonth() {
    return daysOfMonth.size() == 31;
  }

  /** Whether every day of the week is meant. */
  public boolean anyDayOfWeek() {
    return daysOfWeek.size() == 7;
  }

  private boolean canFire() {
    if (!anyDayOfWeek()) {
      return true;
    }
    IntPredicate hasDay =
        month -> daysOfMonth.stream().anyMatch(day -> day <= LONGEST_MONTHS[month - 1]);
    return IntStream.rangeClosed(1, 12).filter(months::contains).anyMatch(hasDay);
  }

  @Override
  public String toString() {
    return text;
  }
}

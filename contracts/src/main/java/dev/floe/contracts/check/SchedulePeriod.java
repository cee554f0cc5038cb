package dev.floe.contracts.check;

import dev.floe.manifest.Cron;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The longest time between two runs of a schedule. Clock changes of time zones do not count. */
final class SchedulePeriod {

  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 9 * 366;
  private static final int MINUTES_A_DAY = 24 * 60;

  private SchedulePeriod() {}

  static Duration longest(Cron cron) {
    List<Integer> times =
        cron.hours().stream()
            .flatMap(hour -> cron.minutes().stream().map(minute -> hour * 60 + minute))
            .sorted()
            .toList();
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      longest = Math.max(longest, times.get(i) - times.get(i - 1));
    }
    long previous = -1;
    for (int day = 0; day < DAYS; day++) {
      if (fires(cron, START.plusDays(day))) {
        if (previous >= 0) {
          longest = Math.max(longest, (long) day * MINUTES_A_DAY + times.getFirst() - previous);
        }
        previous = (long) day * MINUTES_A_DAY + times.getLast();
      }
    }
    return Duration.ofMinutes(longest);
  }

  private static boolean fires(Cron cron, LocalDate day) {
    boolean inMonth = cron.daysOfMonth().contains(day.getDayOfMonth());
    boolean inWeek = cron.daysOfWeek().contains(day.getDayOfWeek().getValue() % 7);
    boolean either = !cron.anyDayOfMonth() && !cron.anyDayOfWeek();
    return cron.months().contains(day.getMonthValue())
        && (either ? inMonth || inWeek : inMonth && inWeek);
  }
}

package dev.floe.cli.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many publications of a port came in time: not later after the one before than its data may be
 * old. A publication that is overdue counts as one that came late.
 */
final class Timeliness {

  private final DatedLines publications;
  private final Duration promised;

  /**
   * @param promised the oldest its data may be
   */
  Timeliness(Path folder, String port, Duration promised) {
    this.publications = DatedLines.of(folder, port + ".published");
    this.promised = promised;
  }

  /**
   * Of a hundred, within thirty days; empty as long as there is nothing to compare the one
   * publication with.
   *
   * @param newest when it was published last, noted if that is new
   */
  OptionalDouble at(Instant now, Instant newest) {
    List<Instant> known = publications.read(now).stream().map(DatedLines.Line::at).toList();
    List<Instant> all =
        known.contains(newest)
            ? known
            : publications.add(new DatedLines.Line(newest, "published"), now).stream()
                .map(DatedLines.Line::at)
                .toList();
    return share(all.stream().sorted().toList(), now);
  }

  private OptionalDouble share(List<Instant> times, Instant now) {
    int inTime = 0;
    int all = 0;
    for (int i = 1; i < times.size(); i++) {
      inTime += isLate(times.get(i - 1), times.get(i)) ? 0 : 1;
      all++;
    }
    if (!times.isEmpty() && isLate(times.getLast(), now)) {
      all++;
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(inTime * 100.0 / all);
  }

  private boolean isLate(Instant before, Instant after) {
    return Duration.between(before, after).compareTo(promised) > 0;
  }
}

package dev.floe.runner.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.runner.EventTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BatchProperties {

  private static final long YEARS_2000 = 946_684_800L;
  private static final long YEARS_2040 = 2_208_988_800L;

  @Property
  void coverTheTimeAskedForWithoutGapOrOverlap(
      @ForAll BatchSize size,
      @ForAll @LongRange(min = YEARS_2000, max = YEARS_2040) long from,
      @ForAll @LongRange(min = 1, max = 2_000_000) long seconds) {
    Instant start = Instant.ofEpochSecond(from);
    Instant end = start.plusSeconds(seconds);
    List<Batch> batches =
        new Microbatch("t", size, start, 1)
            .batches(true, new EventTimes(Optional.of(start), Optional.of(end)), end);
    assertThat(batches.getFirst().start()).isEqualTo(size.floor(start));
    assertThat(batches.getLast().end()).isEqualTo(size.ceiling(end));
    for (int i = 1; i < batches.size(); i++) {
      assertThat(batches.get(i).start()).isEqualTo(batches.get(i - 1).end());
    }
  }

  @Property
  void lookBackFromTheBatchOfTheMoment(
      @ForAll BatchSize size,
      @ForAll @LongRange(min = YEARS_2000, max = YEARS_2040) long moment,
      @ForAll @LongRange(min = 0, max = 9) long lookback) {
    Instant now = Instant.ofEpochSecond(moment);
    List<Batch> batches =
        new Microbatch("t", size, Instant.EPOCH, lookback)
            .batches(true, EventTimes.asConfigured(), now);
    assertThat(batches).hasSize((int) lookback + 1).allMatch(Batch::incremental);
    assertThat(batches.getLast().end()).isEqualTo(size.ceiling(now));
  }

  @Property
  void namesEndWithTheBeginningOfTheBatch(
      @ForAll BatchSize size, @ForAll @LongRange(min = YEARS_2000, max = YEARS_2040) long moment) {
    Instant now = Instant.ofEpochSecond(moment);
    assertThat(size.name(size.floor(now))).isEqualTo(size.name(now));
    assertThat(now.toString()).startsWith(size.name(now));
  }
}

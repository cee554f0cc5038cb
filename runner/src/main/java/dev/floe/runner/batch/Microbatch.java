package dev.floe.runner.batch;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.runner.EventTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a microbatch model says about its batches.
 *
 * @param begin where its first run begins
 * @param lookback how many batches before the current one are done again
 */
public record Microbatch(String eventTime, BatchSize size, Instant begin, long lookback) {

  /** Whether a model is made batch by batch. */
  public static boolean is(Node.Model model) {
    return model.materialization().equals("incremental")
        && "microbatch".equals(model.config().get("incremental_strategy"));
  }

  /** What a model says; empty where it does not say enough, which loading has reported. */
  public static Optional<Microbatch> of(Node.Model model) {
    Map<String, Object> config = model.config();
    Optional<BatchSize> size = text(config, "batch_size").flatMap(BatchSize::of);
    Optional<Instant> begin = text(config, "begin").flatMap(Microbatch::moment);
    Optional<String> eventTime = text(config, "event_time").map(String::strip);
    if (size.isEmpty() || begin.isEmpty() || eventTime.isEmpty()) {
      return Optional.empty();
    }
    long lookback = text(config, "lookback").map(Long::parseLong).orElse(1L);
    return Optional.of(new Microbatch(eventTime.get(), size.get(), begin.get(), lookback));
  }

  private static Optional<String> text(Map<String, Object> config, String key) {
    return Optional.ofNullable(config.get(key)).map(String::valueOf);
  }

  /** A moment as people write it: a date, or a date and a time, in UTC unless it says otherwise. */
  public static Optional<Instant> moment(String written) {
    String text = written.strip().replace(' ', 'T');
    try {
      if (text.length() <= 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  /**
   * The batches of a run, in the order of time; at least one.
   *
   * @param there whether there is something that batches can be added to
   * @param now the run's time
   */
  public List<Batch> batches(boolean there, EventTimes wanted, Instant now) {
    Instant end = size.ceiling(wanted.end().orElse(now));
    List<Batch> batches = new ArrayList<>();
    Instant start = start(there, wanted, end);
    do {
      Instant next = size.plus(start, 1);
      String id = size.name(start).replace("-", "");
      batches.add(new Batch(id, start, next, there || !batches.isEmpty()));
      start = next;
    } while (start.isBefore(end));
    return batches;
  }

  /** The name of a batch, for people. */
  public String name(Batch batch) {
    return size.name(batch.start());
  }

  private Instant start(boolean there, EventTimes wanted, Instant end) {
    if (wanted.start().isPresent()) {
      return size.floor(wanted.start().get());
    }
    return there ? size.plus(end, -lookback - 1) : size.floor(begin);
  }
}

package dev.floe.runner;

import java.time.Instant;
import java.util.List;

/** What came of the batches of a microbatch model, in the order of their times. */
public record BatchResults(List<Span> successful, List<Span> failed) {

  public BatchResults {
    successful = List.copyOf(successful);
    failed = List.copyOf(failed);
  }

  /** The time of one batch; its end belongs to the next. */
  public record Span(Instant start, Instant end) {}
}

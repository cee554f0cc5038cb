package dev.floe.runner.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its journal tells it.
 *
 * @param ended absent for a run that still works, or was killed
 * @param state how far it came
 * @param entries every line that could be read, in order
 */
public record RunRecord(
    RunId id, Optional<Instant> began, Optional<Instant> ended, State state, List<Entry> entries) {

  public RunRecord {
    entries = List.copyOf(entries);
  }

  /** How far a run came. */
  public enum State {
    /** It works, or it was killed. */
    UNFINISHED,
    /** It ended and was published. */
    PUBLISHED,
    /** It ended well; where it wrote in place there is nothing to publish. */
    SUCCEEDED,
    /** It ended with errors or was cancelled; nothing was published. */
    FAILED
  }

  /**
   * A line.
   *
   * @param fields plain JSON values, without {@code at} and {@code event}
   */
  public record Entry(Instant at, String event, Map<String, Object> fields) {

    public Entry {
      fields = Map.copyOf(fields);
    }
  }
}

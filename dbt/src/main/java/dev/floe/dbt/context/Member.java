package dev.floe.dbt.context;

import java.util.Set;

/**
 * One name that templates may use.
 *
 * @param name as written in a template
 * @param kind what it is
 * @param phases when it exists
 * @param summary what it does, in one sentence without a full stop
 */
public record Member(String name, Kind kind, Set<Phase> phases, String summary) {

  public Member {
    phases = Set.copyOf(phases);
  }

  /** What a name stands for. */
  public enum Kind {
    FUNCTION,
    OBJECT,
    VALUE
  }

  /** Whether it exists in that phase. */
  public boolean in(Phase phase) {
    return phases.contains(phase);
  }
}

package dev.floe.contracts.change;

import static dev.floe.contracts.change.Verdict.BREAKING;
import static dev.floe.contracts.change.Verdict.COMPATIBLE;
import static dev.floe.contracts.change.Verdict.NOTICE;

import dev.floe.contracts.Compatibility;

/**
 * The kinds of change there are, each with what it means and why: the table of rules.
 *
 * <p>What it means under {@code forward} is what the opposite change means under {@code backward}.
 * Promises that are no part of the schema (service levels, classes, words) point one way only: they
 * mean the same in every mode. Under {@code none} nothing breaks.
 */
public enum ChangeKind {
  COLUMN_ADDED("column added", COMPATIBLE, BREAKING, "queries name the columns they read"),
  COLUMN_REMOVED("column removed", BREAKING, COMPATIBLE, "a query that names it fails"),
  COLUMN_RENAMED("column renamed", BREAKING, BREAKING, "a query that names it fails"),
  TYPE_WIDENED(
      "type widened",
      NOTICE,
      BREAKING,
      "every old value has room; who stores it in the old type may one day have none"),
  TYPE_NARROWED(
      "type narrowed",
      BREAKING,
      NOTICE,
      "values that had room are cut or gone, and arithmetic overflows earlier"),
  TYPE_CHANGED("type changed", BREAKING, BREAKING, "comparisons and casts mean something else"),
  TYPE_STATED("type promised for the first time", COMPATIBLE, BREAKING, "more is promised"),
  TYPE_WITHDRAWN("type no longer promised", BREAKING, COMPATIBLE, "it may become any"),
  BECAME_NULLABLE(
      "required column becomes nullable",
      BREAKING,
      COMPATIBLE,
      "joins and sums lose the rows that have no value"),
  BECAME_REQUIRED(
      "nullable column becomes required", COMPATIBLE, BREAKING, "readers were ready for less"),
  VALUE_ADDED("allowed value added", BREAKING, COMPATIBLE, "no case of the reader knows it"),
  VALUE_REMOVED("allowed value removed", COMPATIBLE, BREAKING, "a case is never met any more"),
  VALUES_RESTRICTED("values restricted to a list", COMPATIBLE, BREAKING, "more is promised"),
  VALUES_OPENED("list of allowed values given up", BREAKING, COMPATIBLE, "any value may come"),
  KEY_STATED("primary key promised", COMPATIBLE, BREAKING, "more is promised"),
  KEY_WITHDRAWN(
      "primary key no longer promised", BREAKING, COMPATIBLE, "joins on it may multiply rows"),
  KEY_CHANGED("primary key changed", BREAKING, BREAKING, "a row stands for something else"),
  UNIQUE_STATED("uniqueness promised", COMPATIBLE, BREAKING, "more is promised"),
  UNIQUE_WITHDRAWN(
      "uniqueness no longer promised", BREAKING, COMPATIBLE, "joins on it may multiply rows"),
  FRESHNESS_RELAXED("freshness relaxed", BREAKING, "who planned with it works on older data"),
  FRESHNESS_TIGHTENED("freshness tightened", COMPATIBLE, "more is promised"),
  AVAILABILITY_RELAXED("availability relaxed", BREAKING, "who planned with it waits more often"),
  AVAILABILITY_TIGHTENED("availability tightened", COMPATIBLE, "more is promised"),
  QUALITY_RELAXED("quality relaxed", BREAKING, "results become worse without a word"),
  QUALITY_TIGHTENED("quality tightened", COMPATIBLE, "more is promised"),
  CLASSIFICATION_RAISED(
      "classification raised",
      BREAKING,
      "who holds a copy must protect it more, and no longer compiles otherwise"),
  CLASSIFICATION_LOWERED(
      "classification lowered", NOTICE, "protection that is no longer needed may be given up"),
  DESCRIPTION_CHANGED(
      "description changed", NOTICE, "somebody must read whether the meaning changed with it"),
  TABLE_MOVED(
      "table moved", NOTICE, "consumers find the new place when they compile the next time"),
  COMPATIBILITY_WEAKENED(
      "compatibility weakened", NOTICE, "the next change may be one this contract excludes"),
  NOTICE_SHORTENED("notice shortened", NOTICE, "the next breaking change comes sooner");

  private final String words;
  private final Verdict backward;
  private final Verdict forward;
  private final String reason;

  ChangeKind(String words, Verdict backward, Verdict forward, String reason) {
    this.words = words;
    this.backward = backward;
    this.forward = forward;
    this.reason = reason;
  }

  ChangeKind(String words, Verdict always, String reason) {
    this(words, always, always, reason);
  }

  /** What happened, in a few words. */
  public String words() {
    return words;
  }

  /** Why it means what it means to somebody who reads by the old contract. */
  public String reason() {
    return reason;
  }

  /** What it means where changes are judged so. */
  public Verdict under(Compatibility mode) {
    return switch (mode) {
      case BACKWARD -> backward;
      case FORWARD -> forward;
      case FULL -> backward.or(forward);
      case NONE -> backward == COMPATIBLE ? COMPATIBLE : NOTICE;
    };
  }
}

package dev.floe.dbt.select;

import java.util.List;

/** What an earlier command left behind, as selectors ask about it. */
public interface EarlierRun {

  /** What {@code state:} understands. */
  List<String> STATES =
      List.of(
          "new",
          "old",
          "modified",
          "unmodified",
          "modified.body",
          "modified.configs",
          "modified.persisted_descriptions",
          "modified.relation",
          "modified.macros",
          "modified.contract");

  /**
   * Whether a resource is new, changed and so on.
   *
   * @param state one of {@link #STATES}
   */
  boolean state(String state, String uniqueId);

  /** Whether a node ended like that: {@code error}. */
  boolean result(String status, String uniqueId);

  /** Whether a source's freshness was judged like that; {@code fresher} than it was before. */
  boolean sourceStatus(String status, String uniqueId);

  /** There was none. */
  static EarlierRun none() {
    return new EarlierRun() {
      @Override
      public boolean state(String state, String uniqueId) {
        return false;
      }

      @Override
      public boolean result(String status, String uniqueId) {
        return false;
      }

      @Override
      public boolean sourceStatus(String status, String uniqueId) {
        return false;
      }
    };
  }
}

package dev.floe.contracts.change;

/**
 * One difference between two contracts.
 *
 * @param subject the column or the term: {@code customer_id}, {@code sla.freshness}
 * @param before what was said; empty where nothing was
 * @param after what is said now; empty where nothing is
 */
public record Change(ChangeKind kind, String subject, String before, String after) {

  /** {@code column 'email' removed}, {@code type widened: amount, integer to bigint}. */
  @Override
  public String toString() {
    String values =
        before.isEmpty() || after.isEmpty()
            ? before.isEmpty() && after.isEmpty() ? "" : " (" + before + after + ")"
            : " (" + before + " to " + after + ")";
    return kind.words() + ": " + subject + values;
  }
}

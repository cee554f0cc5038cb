package dev.floe.contracts.data;

/**
 * What a look at the data says of one promise.
 *
 * @param subject the column or term: {@code customer_id}, {@code sla.freshness}
 * @param text what was seen: {@code required: 3 of 100 rows have no value}
 */
public record Finding(String subject, Verdict verdict, String text) {

  /** Whether the promise is kept. */
  public enum Verdict {
    HELD,
    BROKEN,
    /** One look cannot tell. */
    UNKNOWN
  }

  static Finding of(String subject, boolean held, String text) {
    return new Finding(subject, held ? Verdict.HELD : Verdict.BROKEN, text);
  }
}

package dev.floe.contracts.document;

import dev.floe.contracts.Contract;
import dev.floe.diagnostics.Span;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contract that stands in a document.
 *
 * @param places where its parts are written, by {@code columns.<name>}, {@code sla.freshness} and
 *     the like
 * @param whole the document's place
 */
public record WrittenContract(Contract contract, Map<String, Span> places, Span whole) {

  public WrittenContract {
    places = Collections.unmodifiableMap(new TreeMap<>(places));
  }

  /** Where a part is written; the document's place for what is not. */
  public Span place(String part) {
    return places.getOrDefault(part, whole);
  }
}

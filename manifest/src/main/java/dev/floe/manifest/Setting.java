package dev.floe.manifest;

import dev.floe.diagnostics.Span;
import java.util.List;

/**
 * One value of a document under its canonical key, whatever synonym it was written with.
 *
 * @param keySpan the key as written
 * @param span the value as written
 * @param itemSpans the places of the items of a list, in order; empty for other values
 */
public record Setting(KeyPath key, Value value, Span keySpan, Span span, List<Span> itemSpans) {

  public Setting {
    itemSpans = List.copyOf(itemSpans);
  }
}

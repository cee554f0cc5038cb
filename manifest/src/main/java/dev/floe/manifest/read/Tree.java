package dev.floe.manifest.read;

import dev.floe.diagnostics.Span;
import dev.floe.manifest.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document after reading: canonical keys, typed values, places. */
sealed interface Tree {

  Span span();

  /** One value. */
  record Leaf(Value value, Span span, List<Span> itemSpans) implements Tree {
    public Leaf {
      itemSpans = List.copyOf(itemSpans);
    }

    Leaf(Value value, Span span) {
      this(value, span, List.of());
    }
  }

  /** A list of sections that have no names. */
  record Rows(List<Section> rows, Span span) implements Tree {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** Keys with their values. Mutable while a document is put into its canonical form. */
  record Section(Map<String, Entry> entries, Span span) implements Tree {

    static Section empty(Span span) {
      return new Section(new LinkedHashMap<>(), span);
    }
  }

  /** A value and the place of its key. */
  record Entry(Span key, Tree value) {}
}

package dev.floe.dbt.parse;

import dev.floe.dbt.codec.Seal;
import dev.floe.dbt.codec.TextTable;
import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link MemoryWriter} wrote, and nothing else. */
final class MemoryReader {

  /** The entries, and what the facts they name were. */
  record Content(Map<String, ParseMemory.Entry> entries, Map<String, String> facts) {}

  private final ValueReader in;

  private MemoryReader(ValueReader in) {
    this.in = in;
  }

  /** Empty for anything that was not written by this program, or not wholly. */
  static Optional<Content> read(byte[] bytes) {
    if (!Seal.fits(MemoryWriter.FORM, bytes)) {
      return Optional.empty();
    }
    try {
      TextTable texts = new TextTable(bytes, Seal.LENGTH);
      return Optional.of(new MemoryReader(new ValueReader(texts, bytes, texts.end())).content());
    } catch (RuntimeException notOurs) {
      // Its seal fits and its content does not: another program's, which used the same form.
      return Optional.empty();
    }
  }

  private Content content() {
    Map<String, String> facts = new HashMap<>();
    in.mapping().forEach((fact, value) -> facts.put(fact, String.valueOf(value)));
    Map<String, ParseMemory.Entry> entries = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      String key = in.text();
      Set<String> named = new HashSet<>(in.texts());
      entries.put(key, new ParseMemory.Entry(captured(), named));
    }
    return new Content(entries, facts);
  }

  private Captured captured() {
    return new Captured(
        in.each(this::ref),
        in.each(() -> new SourceCall(in.text(), in.text(), in.span())),
        in.each(this::ref),
        in.each(() -> new ConfigCall(in.mapping(), in.span())),
        in.texts(),
        Reads.none(),
        List.of());
  }

  private RefCall ref() {
    return new RefCall(in.optionalText(), in.text(), in.optionalText(), in.span());
  }
}

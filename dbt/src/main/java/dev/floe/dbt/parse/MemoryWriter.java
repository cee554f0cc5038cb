package dev.floe.dbt.parse;

import dev.floe.dbt.codec.Seal;
import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.graph.RefCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ParseMemory}: the facts, then the entries. */
final class MemoryWriter {

  /** Changes with everything that is written otherwise than before. */
  static final String FORM = "floe parse memory 3";

  private final ValueWriter out = new ValueWriter();

  /** Whether everything in it is of a kind that is written; findings never are. */
  static boolean canWrite(Captured captured) {
    return captured.diagnostics().isEmpty()
        && captured.configs().stream().allMatch(call -> isPlain(call.values()));
  }

  private static boolean isPlain(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> true;
      case Long number -> true;
      case Double number -> true;
      case Boolean flag -> true;
      case List<?> list -> list.stream().allMatch(MemoryWriter::isPlain);
      case Map<?, ?> map ->
          map.keySet().stream().allMatch(String.class::isInstance)
              && map.values().stream().allMatch(MemoryWriter::isPlain);
      default -> false;
    };
  }

  byte[] write(Map<String, ParseMemory.Entry> entries, Map<String, String> facts) {
    Map<String, String> used = new TreeMap<>();
    entries
        .values()
        .forEach(
            entry -> entry.facts().forEach(fact -> used.put(fact, facts.getOrDefault(fact, ""))));
    out.mapping(used);
    out.number(entries.size());
    entries.forEach((key, entry) -> {
      out.text(key);
      out.texts(entry.facts());
      captured(entry.captured());
    });
    return Seal.on(FORM, out.toBytes());
  }

  private void captured(Captured captured) {
    out.each(captured.refs(), this::ref);
    out.each(
        captured.sources(),
        call -> {
          out.text(call.source());
          out.text(call.table());
          out.span(call.span());
        });
    out.each(captured.functions(), this::ref);
    out.each(
        captured.configs(),
        call -> {
          out.mapping(call.values());
          out.span(call.span());
        });
    out.texts(captured.macros());
  }

  private void ref(RefCall call) {
    out.optional(call.packageName(), out::text);
    out.text(call.name());
    out.optional(call.version(), out::text);
    out.span(call.span());
  }
}

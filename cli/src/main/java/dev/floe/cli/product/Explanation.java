package dev.floe.cli.product;

import dev.floe.cli.console.Palette;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Effective values with everybody who had a say in them. */
final class Explanation {

  private final Palette palette;

  Explanation(Palette palette) {
    this.palette = palette;
  }

  /** For people: the value in force, then the chain that led to it, nearest first. */
  String text(SortedMap<KeyPath, Traced<Value>> settings) {
    StringBuilder out = new StringBuilder();
    settings.forEach((key, value) -> {
      out.append(out.isEmpty() ? "" : "\n")
          .append(palette.strong(key + " = " + value.value()))
          .append('\n');
      append(out, "set by", value);
      value.earlier().forEach(before -> append(out, "before", before));
    });
    return out.toString();
  }

  private void append(StringBuilder out, String word, Traced<Value> step) {
    Origin origin = step.origin();
    out.append("  ").append(word).append("  ").append(origin.source());
    origin.span().map(Span::toString).ifPresent(place -> out.append("  ").append(place));
    if (word.equals("before")) {
      out.append("  = ").append(step.value());
    }
    out.append('\n');
  }

  /** For programs. */
  static List<Map<String, @Nullable Object>> plain(SortedMap<KeyPath, Traced<Value>> settings) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    settings.forEach((key, value) -> {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("key", key.toString());
      one.put("value", value.value().toJava());
      List<Object> chain = new ArrayList<>();
      chain.add(step(value));
      value.earlier().forEach(before -> chain.add(step(before)));
      one.put("chain", chain);
      all.add(one);
    });
    return all;
  }

  private static Map<String, @Nullable Object> step(Traced<Value> value) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("value", value.value().toJava());
    step.put("source", value.origin().source());
    step.put("file", value.origin().span().map(Span::file).orElse(null));
    step.put("line", value.origin().span().map(span -> span.start().line()).orElse(null));
    step.put("column", value.origin().span().map(span -> span.start().column()).orElse(null));
    return step;
  }
}

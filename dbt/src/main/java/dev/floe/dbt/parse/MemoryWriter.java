package dev.floe.dbt.parse;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link ParseMemory}: a digest of all that follows, every text once, the facts, the
 * entries.
 */
final class MemoryWriter {

  /** Changes with everything that is written otherwise than before. */
  static final String FORMAT = "floe parse memory 2";

  static final int DIGEST = 32;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
  private final DataOutputStream out = new DataOutputStream(body);

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
    try {
      Map<String, String> used = new HashMap<>();
      entries
          .values()
          .forEach(
              entry -> entry.facts().forEach(fact -> used.put(fact, facts.getOrDefault(fact, ""))));
      out.writeInt(used.size());
      for (Map.Entry<String, String> fact : used.entrySet()) {
        text(fact.getKey());
        text(fact.getValue());
      }
      out.writeInt(entries.size());
      for (Map.Entry<String, ParseMemory.Entry> entry : entries.entrySet()) {
        text(entry.getKey());
        each(entry.getValue().facts(), this::text);
        captured(entry.getValue().captured());
      }
      return sealed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] sealed() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(head);
    header.writeUTF(FORMAT);
    header.writeInt(texts.size());
    for (String text : texts.keySet()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      header.writeInt(bytes.length);
      header.write(bytes);
    }
    body.writeTo(header);
    byte[] content = head.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream(content.length + DIGEST);
    whole.write(digest(content, 0, content.length));
    whole.write(content);
    return whole.toByteArray();
  }

  static byte[] digest(byte[] content, int from, int length) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(content, from, length);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private interface Writing<T> {
    void write(T value) throws IOException;
  }

  private <T> void each(Collection<T> all, Writing<T> writing) throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      writing.write(one);
    }
  }

  private void text(String text) throws IOException {
    out.writeInt(texts.computeIfAbsent(text, key -> texts.size()));
  }

  private void optional(Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      text(text.get());
    }
  }

  private void captured(Captured captured) throws IOException {
    each(captured.refs(), this::ref);
    each(captured.sources(), this::source);
    each(captured.functions(), this::ref);
    each(captured.configs(), this::config);
    each(captured.macros(), this::text);
  }

  private void ref(RefCall call) throws IOException {
    optional(call.packageName());
    text(call.name());
    optional(call.version());
    span(call.span());
  }

  private void source(SourceCall call) throws IOException {
    text(call.source());
    text(call.table());
    span(call.span());
  }

  private void config(ConfigCall call) throws IOException {
    value(call.values());
    span(call.span());
  }

  private void span(Span span) throws IOException {
    text(span.file());
    position(span.start());
    position(span.end());
  }

  private void position(Position position) throws IOException {
    out.writeInt(position.line());
    out.writeInt(position.column());
  }

  private void value(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('n');
      case String text -> {
        out.writeByte('s');
        text(text);
      }
      case Long number -> {
        out.writeByte('l');
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Boolean flag -> out.writeByte(flag ? 't' : 'f');
      case List<?> list -> {
        out.writeByte('a');
        each(list, this::value);
      }
      case Map<?, ?> map -> {
        out.writeByte('m');
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text(String.valueOf(entry.getKey()));
          value(entry.getValue());
        }
      }
      default -> throw new IllegalStateException("not a plain value: " + value.getClass());
    }
  }
}

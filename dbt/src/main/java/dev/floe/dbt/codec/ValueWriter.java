package dev.floe.dbt.codec;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other; {@link ValueReader} reads them in the same order. */
public final class ValueWriter {

  static final int NULL = 0;
  static final int TEXT = 1;
  static final int LONG = 2;
  static final int INTEGER = 3;
  static final int DOUBLE = 4;
  static final int TRUE = 5;
  static final int FALSE = 6;
  static final int LIST = 7;
  static final int MAP = 8;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private boolean whole = true;

  /** Whether everything so far was of a kind that can be written. */
  public boolean isWhole() {
    return whole;
  }

  /** How many bytes were written, the table of texts left out. */
  public int size() {
    return size;
  }

  /** The table of texts, then everything that was written. */
  public byte[] toBytes() {
    ValueWriter head = new ValueWriter();
    head.number(texts.size());
    for (String text : texts.keySet()) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      head.raw(encoded);
    }
    int length = head.size + size;
    byte[] all = Arrays.copyOf(head.bytes, length);
    System.arraycopy(bytes, 0, all, head.size, size);
    return all;
  }

  private void raw(byte[] more) {
    number(more.length);
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void octet(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** A number of 0 or more: small ones take one byte. */
  public void number(int value) {
    int rest = value;
    while (rest > 0x7f || rest < 0) {
      octet((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    octet(rest);
  }

  private void eight(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (value >>> shift));
    }
  }

  public void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A text, by its number. */
  public void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    number(known == null ? texts.size() - 1 : known);
  }

  public <T> void each(Collection<T> all, Consumer<? super T> writing) {
    number(all.size());
    all.forEach(writing);
  }

  public void texts(Collection<String> all) {
    each(all, this::text);
  }

  public <T> void optional(Optional<T> value, Consumer<? super T> writing) {
    flag(value.isPresent());
    value.ifPresent(writing);
  }

  public void span(Span span) {
    text(span.file());
    position(span.start());
    position(span.end());
  }

  public void position(Position position) {
    number(position.line());
    number(position.column());
  }

  /** A mapping with text keys and plain values. */
  public void mapping(Map<?, ?> map) {
    number(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      whole &= entry.getKey() instanceof String;
      text(String.valueOf(entry.getKey()));
      value(entry.getValue());
    }
  }

  /** A plain value; of another one only that it cannot be written is known. */
  public void value(@Nullable Object value) {
    switch (value) {
      case null -> octet(NULL);
      case String text -> {
        octet(TEXT);
        text(text);
      }
      case Long number -> {
        octet(LONG);
        eight(number);
      }
      case Integer number -> {
        octet(INTEGER);
        eight(number);
      }
      case Double number -> {
        octet(DOUBLE);
        eight(Double.doubleToRawLongBits(number));
      }
      case Boolean flag -> octet(flag ? TRUE : FALSE);
      case List<?> list -> {
        octet(LIST);
        number(list.size());
        list.forEach(this::value);
      }
      case Map<?, ?> map -> {
        octet(MAP);
        mapping(map);
      }
      default -> {
        whole = false;
        octet(NULL);
      }
    }
  }
}

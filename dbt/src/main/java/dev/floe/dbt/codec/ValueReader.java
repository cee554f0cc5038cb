package dev.floe.dbt.codec;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link ValueWriter} wrote, in the same order. Anything else makes it throw some
 * {@link RuntimeException}: whoever reads what may be damaged looks at a digest first.
 */
public final class ValueReader {

  private final TextTable texts;
  private final byte[] bytes;
  private int at;

  /** Reads from a place of these bytes. */
  public ValueReader(TextTable texts, byte[] bytes, int at) {
    this.texts = texts;
    this.bytes = bytes;
    this.at = at;
  }

  /** The place of what is read next. */
  public int at() {
    return at;
  }

  void skip(int length) {
    at += length;
  }

  public int number() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private long eight() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (bytes[at++] & 0xff);
    }
    return value;
  }

  public boolean flag() {
    return bytes[at++] != 0;
  }

  public String text() {
    return texts.text(number());
  }

  public <T> List<T> each(Supplier<? extends T> reading) {
    int size = number();
    List<T> all = new ArrayList<>(Math.min(size, bytes.length));
    for (int i = 0; i < size; i++) {
      all.add(reading.get());
    }
    return all;
  }

  public List<String> texts() {
    return each(this::text);
  }

  public <T> Optional<T> optional(Supplier<? extends T> reading) {
    return flag() ? Optional.of(reading.get()) : Optional.empty();
  }

  public Optional<String> optionalText() {
    return optional(this::text);
  }

  public Span span() {
    return new Span(text(), position(), position());
  }

  public Position position() {
    return new Position(number(), number());
  }

  public Map<String, @Nullable Object> mapping() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int left = number(); left > 0; left--) {
      map.put(text(), value());
    }
    return map;
  }

  public @Nullable Object value() {
    int kind = bytes[at++];
    return switch (kind) {
      case ValueWriter.NULL -> null;
      case ValueWriter.TEXT -> text();
      case ValueWriter.LONG -> (Object) eight();
      case ValueWriter.INTEGER -> (Object) (int) eight();
      case ValueWriter.DOUBLE -> (Object) Double.longBitsToDouble(eight());
      case ValueWriter.TRUE -> (Object) true;
      case ValueWriter.FALSE -> (Object) false;
      case ValueWriter.LIST -> list();
      case ValueWriter.MAP -> mapping();
      default -> throw new IllegalArgumentException("no such kind: " + kind);
    };
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    for (int left = number(); left > 0; left--) {
      list.add(value());
    }
    return list;
  }
}

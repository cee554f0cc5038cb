package dev.floe.dbt.parse;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MemoryWriter} wrote, and nothing else. */
final class MemoryReader {

  /** The entries, and what the facts they name were. */
  record Content(Map<String, ParseMemory.Entry> entries, Map<String, String> facts) {}

  private final DataInputStream in;
  private String[] texts = {};

  private MemoryReader(DataInputStream in) {
    this.in = in;
  }

  /** Empty for anything that was not written by this program, or not wholly. */
  static Optional<Content> read(byte[] bytes) {
    int length = bytes.length - MemoryWriter.DIGEST;
    if (length <= 0
        || !Arrays.equals(
            MemoryWriter.digest(bytes, MemoryWriter.DIGEST, length),
            Arrays.copyOf(bytes, MemoryWriter.DIGEST))) {
      return Optional.empty();
    }
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, MemoryWriter.DIGEST, length));
    try {
      return in.readUTF().equals(MemoryWriter.FORMAT)
          ? Optional.of(new MemoryReader(in).content())
          : Optional.empty();
    } catch (IOException | RuntimeException notOurs) {
      // Its digest is right and its content is not: another program's, which used the same form.
      return Optional.empty();
    }
  }

  private Content content() throws IOException {
    texts = new String[in.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
    Map<String, String> facts = new HashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      facts.put(text(), text());
    }
    Map<String, ParseMemory.Entry> entries = new HashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      String key = text();
      Set<String> named = new HashSet<>(each(this::text));
      entries.put(key, new ParseMemory.Entry(captured(), named));
    }
    return new Content(entries, facts);
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> List<T> each(Reading<T> reading) throws IOException {
    int size = in.readInt();
    List<T> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(reading.read());
    }
    return all;
  }

  private String text() throws IOException {
    return texts[in.readInt()];
  }

  private Optional<String> optional() throws IOException {
    return in.readBoolean() ? Optional.of(text()) : Optional.empty();
  }

  private Captured captured() throws IOException {
    return new Captured(
        each(() -> new RefCall(optional(), text(), optional(), span())),
        each(() -> new SourceCall(text(), text(), span())),
        each(() -> new RefCall(optional(), text(), optional(), span())),
        each(() -> new ConfigCall(map(), span())),
        each(this::text),
        Reads.none(),
        List.of());
  }

  private Span span() throws IOException {
    return new Span(text(), position(), position());
  }

  private Position position() throws IOException {
    return new Position(in.readInt(), in.readInt());
  }

  private Map<String, @Nullable Object> map() throws IOException {
    if (in.readByte() != 'm') {
      throw new IOException("not a mapping");
    }
    return mapping();
  }

  private Map<String, @Nullable Object> mapping() throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      map.put(text(), value());
    }
    return map;
  }

  private @Nullable Object value() throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'n' -> null;
      case 's' -> text();
      case 'l' -> (Object) in.readLong();
      case 'd' -> (Object) in.readDouble();
      case 't' -> (Object) true;
      case 'f' -> (Object) false;
      case 'a' -> list();
      case 'm' -> mapping();
      default -> throw new IOException("no such kind: " + kind);
    };
  }

  private List<@Nullable Object> list() throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      list.add(value());
    }
    return list;
  }
}

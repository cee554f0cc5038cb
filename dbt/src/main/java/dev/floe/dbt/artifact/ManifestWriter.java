package dev.floe.dbt.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON and notes where its pieces are; a piece that an earlier text has is copied instead of
 * made.
 */
final class ManifestWriter implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM).build();

  private final CRC32 sum = new CRC32();
  private final CountedOutput out;
  private final JsonGenerator json;
  private final Optional<ManifestPieces> earlier;
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  ManifestWriter(OutputStream out, Optional<ManifestPieces> earlier) {
    this.out =
        new CountedOutput(new BufferedOutputStream(new CheckedOutputStream(out, sum), 1 << 16));
    this.json = JSON.createGenerator(this.out);
    this.earlier = earlier;
  }

  private static final class CountedOutput extends OutputStream {

    private final OutputStream out;
    private long count;

    CountedOutput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  JsonGenerator json() {
    return json;
  }

  /** A member that is made. */
  void member(String name, @Nullable Object value) {
    json.writeName(name);
    PlainJson.write(json, value);
  }

  /** The members from this one to another, which the earlier text may have. */
  void stretch(String first, boolean isSame, Runnable values) {
    piece(first, isSame && earlier.filter(pieces -> pieces.index().sameEdges()).isPresent(), values);
  }

  /** A node, which the earlier text may have. */
  void node(String id, boolean isSame, Supplier<? extends @Nullable Object> entry) {
    boolean was = earlier.filter(pieces -> !pieces.index().other().contains(id)).isPresent();
    piece(id, isSame && was, () -> PlainJson.write(json, entry.get()));
  }

  private void piece(String name, boolean copied, Runnable making) {
    int number = starts.size();
    json.writeName(name);
    json.flush();
    // The colon is written with the value.
    long start = out.count + 1;
    if (copied) {
      ManifestPieces pieces = earlier.orElseThrow();
      json.writeRawValue("");
      json.flush();
      copy(
          pieces.manifest(),
          pieces.index().starts().get(number),
          pieces.index().lengths().get(number));
    } else {
      making.run();
      json.flush();
    }
    starts.add(Math.toIntExact(start));
    lengths.add(Math.toIntExact(out.count - start));
  }

  private void copy(byte[] from, int start, int length) {
    try {
      out.write(from, start, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Integer> starts() {
    return starts;
  }

  List<Integer> lengths() {
    return lengths;
  }

  /** Of all that was written; known when it is closed. */
  long sum() {
    return sum.getValue();
  }

  @Override
  public void close() {
    json.close();
  }
}

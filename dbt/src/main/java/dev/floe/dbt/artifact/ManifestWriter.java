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

  private static final int CHUNK = 1 << 16;

  private final CRC32 sum = new CRC32();
  private final CountedOutput out;
  private final JsonGenerator json;
  private final Optional<ManifestPieces> earlier;
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private Run run = Run.NONE;

  /**
   * Pieces that follow each other in the earlier text, with what stands between them; not copied
   * yet.
   *
   * @param last the number of the last piece
   * @param moved by how much each is further back than it was
   */
  private record Run(int last, int start, int end, int moved) {

    static final Run NONE = new Run(-2, 0, 0, 0);
  }

  ManifestWriter(OutputStream out, Optional<ManifestPieces> earlier) {
    this.out =
        new CountedOutput(new BufferedOutputStream(new CheckedOutputStream(out, sum), CHUNK));
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

  /** For what stands between members. */
  JsonGenerator json() {
    copyRun();
    return json;
  }

  /** A member that is made. */
  void member(String name, @Nullable Object value) {
    json().writeName(name);
    PlainJson.write(json, value);
  }

  /** The members from this one to another, which the earlier text may have. */
  void stretch(String first, boolean isSame, Runnable values) {
    Optional<ManifestPieces> same = earlier.filter(pieces -> isSame && pieces.index().sameEdges());
    same.ifPresentOrElse(pieces -> copied(first, pieces), () -> made(first, values));
    copyRun();
  }

  /** A node, which the earlier text may have. */
  void node(String id, boolean isSame, Supplier<? extends @Nullable Object> entry) {
    earlier
        .filter(pieces -> isSame && !pieces.index().other().contains(id))
        .ifPresentOrElse(
            pieces -> copied(id, pieces), () -> made(id, () -> PlainJson.write(json, entry.get())));
  }

  private void made(String name, Runnable making) {
    int start = begun(name);
    making.run();
    json.flush();
    add(start, Math.toIntExact(out.count) - start);
  }

  private void copied(String name, ManifestPieces pieces) {
    int number = starts.size();
    int start = pieces.index().starts().get(number);
    int length = pieces.index().lengths().get(number);
    if (run.last() == number - 1) {
      run = new Run(number, run.start(), start + length, run.moved());
    } else {
      run = new Run(number, start, start + length, begun(name) - start);
      json.writeRawValue("");
      json.flush();
    }
    add(start + run.moved(), length);
  }

  /** Where the value of a new member begins. */
  private int begun(String name) {
    json().writeName(name);
    json.flush();
    // The colon is written with the value.
    return Math.toIntExact(out.count + 1);
  }

  private void add(int start, int length) {
    starts.add(start);
    lengths.add(length);
  }

  private void copyRun() {
    try {
      // In parts: a channel copies each array outside the heap before it writes it.
      for (int at = run.start(); at < run.end(); at += CHUNK) {
        out.write(earlier.orElseThrow().manifest(), at, Math.min(CHUNK, run.end() - at));
      }
      run = Run.NONE;
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

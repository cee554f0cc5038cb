package dev.floe.dbt.artifact;

import dev.floe.dbt.codec.TextTable;
import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.load.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Where in a {@code manifest.json} the entries of nodes are, and what stands between nodes and
 * functions: a manifest of the same load has them again, byte for byte.
 */
public final class ManifestPieces {

  /**
   * What is kept beside a manifest: the load it is of, and its pieces in the order of the nodes,
   * the stretch between nodes and functions before those of functions.
   *
   * @param other unique ids of the nodes that are not as in that load, or were compiled
   * @param sameEdges whether what stands between is as in that load
   */
  record Index(
      String load,
      Set<String> other,
      boolean sameEdges,
      long sum,
      List<Integer> starts,
      List<Integer> lengths) {

    static Index of(
        Basis basis, Set<String> compiled, long sum, List<Integer> starts, List<Integer> lengths) {
      Set<String> other = new TreeSet<>(basis.anew());
      other.addAll(compiled);
      return new Index(basis.load(), other, basis.sameEdges(), sum, starts, lengths);
    }

    byte[] toBytes() {
      ValueWriter out = new ValueWriter();
      out.text(load);
      out.texts(other);
      out.flag(sameEdges);
      out.value(sum);
      out.each(starts, out::number);
      out.each(lengths, out::number);
      byte[] bytes = out.toBytes();
      ValueWriter sealed = new ValueWriter();
      sealed.value(ManifestPieces.sum(bytes));
      byte[] head = sealed.toBytes();
      byte[] all = Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, all, head.length, bytes.length);
      return all;
    }
  }

  private final byte[] manifest;
  private final Index index;

  private ManifestPieces(byte[] manifest, Index index) {
    this.manifest = manifest;
    this.index = index;
  }

  /**
   * The pieces of a manifest, if it is the one that the index was written for, whole, and of this
   * load.
   */
  public static Optional<ManifestPieces> of(byte[] index, byte[] manifest, Basis basis) {
    try {
      TextTable head = new TextTable(index, 0);
      ValueReader sealed = new ValueReader(head, index, head.end());
      Object sum = sealed.value();
      byte[] content = Arrays.copyOfRange(index, sealed.at(), index.length);
      if (!Long.valueOf(sum(content)).equals(sum)) {
        return Optional.empty();
      }
      TextTable texts = new TextTable(content, 0);
      ValueReader in = new ValueReader(texts, content, texts.end());
      String load = in.text();
      Set<String> other = Set.copyOf(in.texts());
      boolean sameEdges = in.flag();
      long expected = in.value() instanceof Long number ? number : -1;
      return load.equals(basis.load()) && expected == sum(manifest)
          ? Optional.of(
              new ManifestPieces(
                  manifest,
                  new Index(
                      load, other, sameEdges, expected, in.each(in::number), in.each(in::number))))
          : Optional.empty();
    } catch (RuntimeException notOurs) {
      // Damaged, or of another program: the manifest is written without it.
      return Optional.empty();
    }
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  byte[] manifest() {
    return manifest;
  }

  Index index() {
    return index;
  }
}

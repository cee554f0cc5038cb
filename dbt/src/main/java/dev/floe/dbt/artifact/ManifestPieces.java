package dev.floe.dbt.artifact;

import dev.floe.dbt.codec.Seal;
import dev.floe.dbt.codec.TextTable;
import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.load.Basis;
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

  /** Changes with everything that is written otherwise than before. */
  private static final String FORM = "floe manifest pieces 1";

  /**
   * What is kept beside a manifest: the load it is of, and its pieces in the order of the nodes,
   * the stretch between nodes and functions before those of functions.
   *
   * @param other unique ids of the nodes that are not as in that load, or were compiled
   * @param sameEdges whether what stands between is as in that load
   * @param sum of the whole manifest
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
      return Seal.on(FORM, out.toBytes());
    }

    static Optional<Index> of(byte[] sealed) {
      if (!Seal.fits(FORM, sealed)) {
        return Optional.empty();
      }
      try {
        TextTable texts = new TextTable(sealed, Seal.LENGTH);
        ValueReader in = new ValueReader(texts, sealed, texts.end());
        return Optional.of(
            new Index(
                in.text(),
                Set.copyOf(in.texts()),
                in.flag(),
                in.value() instanceof Long sum ? sum : -1,
                in.each(in::number),
                in.each(in::number)));
      } catch (RuntimeException notOurs) {
        // Its seal fits and its content does not: another program's, which used the same form.
        return Optional.empty();
      }
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
    return Index.of(index)
        .filter(found -> found.load().equals(basis.load()) && found.sum() == sum(manifest))
        .map(found -> new ManifestPieces(manifest, found));
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

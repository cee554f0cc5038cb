package dev.floe.dbt.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The texts of what a {@link ValueWriter} wrote, decoded when they are asked for. Safe for several
 * threads: two may decode the same text, and neither sees half of one.
 */
public final class TextTable {

  private final byte[] bytes;
  private final int[] starts;
  private final int[] lengths;
  private final @Nullable String[] decoded;
  private final int end;

  /** Finds the texts, which begin at a place of these bytes. */
  public TextTable(byte[] bytes, int start) {
    this.bytes = bytes;
    ValueReader reader = new ValueReader(this, bytes, start);
    int count = reader.number();
    if (count > bytes.length) {
      throw new IllegalArgumentException("more texts than bytes");
    }
    this.starts = new int[count];
    this.lengths = new int[count];
    this.decoded = new String[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = reader.number();
      starts[i] = reader.at();
      reader.skip(lengths[i]);
    }
    this.end = reader.at();
  }

  /** Where what comes after the texts begins. */
  public int end() {
    return end;
  }

  String text(int number) {
    String known = decoded[number];
    if (known == null) {
      known = new String(bytes, starts[number], lengths[number], StandardCharsets.UTF_8);
      decoded[number] = known;
    }
    return known;
  }
}

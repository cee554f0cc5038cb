package dev.floe.dbt.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A sum before a content: what is damaged, or of another form, does not fit it. */
public final class Seal {

  /** How many bytes stand before the content. */
  public static final int LENGTH = Long.BYTES;

  private Seal() {}

  /**
   * The content with its seal.
   *
   * @param form names what the content is and how it is written
   */
  public static byte[] on(String form, byte[] content) {
    return ByteBuffer.allocate(LENGTH + content.length)
        .putLong(sum(form, content, 0))
        .put(content)
        .array();
  }

  /** Whether these bytes are a content of that form with its seal, and whole. */
  public static boolean fits(String form, byte[] sealed) {
    return sealed.length >= LENGTH
        && ByteBuffer.wrap(sealed).getLong() == sum(form, sealed, LENGTH);
  }

  private static long sum(String form, byte[] bytes, int from) {
    CRC32 sum = new CRC32();
    sum.update(form.getBytes(StandardCharsets.UTF_8));
    sum.update(bytes, from, bytes.length - from);
    return sum.getValue();
  }
}

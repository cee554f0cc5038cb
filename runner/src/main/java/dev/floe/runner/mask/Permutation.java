package dev.floe.runner.mask;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed permutation of words of one length over one alphabet: a Feistel network over two halves,
 * its rounds made by HMAC-SHA-256, in the manner of NIST's FF1. No two words become the same.
 */
final class Permutation {

  private static final int ROUNDS = 10;

  private final byte[] key;
  private final String name;
  private final int radix;

  /**
   * @param name sets permutations of one key apart
   */
  Permutation(byte[] key, String name, int radix) {
    this.key = key.clone();
    this.name = name;
    this.radix = radix;
  }

  /** The image of a word of digits 0 to radix - 1. */
  int[] of(int[] word) {
    if (word.length == 1) {
      return single(word);
    }
    int left = word.length / 2;
    BigInteger[] modulus = {power(left), power(word.length - left)};
    BigInteger a = number(word, 0, left);
    BigInteger b = number(word, left, word.length);
    for (int round = 0; round < ROUNDS; round++) {
      BigInteger c = a.add(round(round, word.length, b)).mod(modulus[round % 2]);
      a = b;
      b = c;
    }
    int[] image = new int[word.length];
    write(a, image, 0, left);
    write(b, image, left, word.length);
    return image;
  }

  /** A single letter is moved as far as the key says. */
  private int[] single(int[] word) {
    int shift = round(0, 1, BigInteger.ZERO).mod(BigInteger.valueOf(radix - 1L)).intValue() + 1;
    return new int[] {(word[0] + shift) % radix};
  }

  private BigInteger power(int digits) {
    return BigInteger.valueOf(radix).pow(digits);
  }

  private BigInteger number(int[] word, int from, int to) {
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      number = number.multiply(BigInteger.valueOf(radix)).add(BigInteger.valueOf(word[i]));
    }
    return number;
  }

  private void write(BigInteger number, int[] into, int from, int to) {
    BigInteger rest = number;
    for (int i = to - 1; i >= from; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(radix));
      into[i] = parts[1].intValue();
      rest = parts[0];
    }
  }

  private BigInteger round(int round, int length, BigInteger half) {
    String text = name + "/" + radix + "/" + length + "/" + round + "/" + half;
    byte[] first = hmac(key, text);
    byte[] more = hmac(key, text + "/more");
    byte[] both = new byte[first.length + more.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(more, 0, both, first.length, more.length);
    return new BigInteger(1, both);
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}

package dev.floe.jinja;

import java.util.List;
import java.util.Random;

/** Random choices; the same seed, the same choices. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 up to, but not including, a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A float of any size and sign, as Python writes it. */
  double anyFloat() {
    double size = Math.pow(10, random.nextInt(40) - 18);
    double value = chance(50) ? random.nextInt(100_000) / 100.0 : random.nextDouble();
    return (chance(30) ? -1 : 1) * value * size;
  }

  /** An int below a thousand or beyond every machine word: nothing is repeated that often. */
  String anyInt() {
    int length = chance(70) ? 1 + random.nextInt(3) : 20 + random.nextInt(15);
    StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}

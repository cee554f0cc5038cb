package dev.floe.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name nearest to one that is not known. */
public final class Suggestion {

  private Suggestion() {}

  /** The nearest of {@code known}, if it is near enough that it was probably meant. */
  public static Optional<String> closest(String typed, Collection<String> known) {
    return within(Math.max(1, (typed.length() + 1) / 3), typed, known);
  }

  /**
   * The name of {@code known} that a slip of the hand turns into this one. For names that need not
   * be among those known, and are then somebody's own.
   */
  public static Optional<String> slip(String typed, Collection<String> known) {
    return within(Math.max(1, typed.length() / 5), typed, known);
  }

  private static Optional<String> within(int limit, String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .distinct()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= limit)
        .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** {@code did you mean 'x'?}, or else the choices there are, in their own order. */
  public static String help(String typed, Collection<String> known) {
    return closest(typed, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(
            () -> known.isEmpty() ? "there are none here" : "one of: " + String.join(", ", known));
  }

  private record Candidate(String name, int distance) {}

  /** Damerau-Levenshtein distance (optimal string alignment), in UTF-16 units. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}

package dev.floe.runner.mask;

import dev.floe.artifacts.MaskStyle;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks values with a key. Equal values become equal, different ones stay different (but for
 * letters outside the Latin alphabet), and the form is kept. Safe for several threads.
 */
public final class Masker {

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?");

  private final byte[] key;
  private final Permutation letters;
  private final Permutation digits;
  private final Permutation days;

  /**
   * @param key a secret; whoever has it can mask the same way
   */
  public Masker(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.letters = new Permutation(this.key, "letters", 26);
    this.digits = new Permutation(this.key, "digits", 10);
    this.days = new Permutation(this.key, "days", 10);
  }

  /** A value as text, masked; the empty text stays empty. */
  public String mask(MaskStyle style, String value) {
    return switch (style) {
      case EMAIL -> value.isBlank() ? value : email(value);
      case PHONE -> text(value);
      case NAME -> text(value);
      case TEXT -> date(value);
    };
  }

  private String email(String value) {
    byte[] digest = Permutation.hmac(key, "email/" + value);
    return "u" + HexFormat.of().formatHex(digest, 0, 10) + "@example.com";
  }

  /** A date stays in its year, so that ages and periods keep their order of size. */
  private String date(String value) {
    Matcher matcher = DATE.matcher(value);
    if (!matcher.matches()) {
      return text(value);
    }
    try {
      LocalDate day = LocalDate.parse(value.substring(0, 10));
      String time = value.length() > 10 ? value.substring(10).replaceAll("\\d", "0") : "";
      return day.withDayOfYear(moved(day.getDayOfYear(), day.lengthOfYear())) + time;
    } catch (DateTimeException notADate) {
      return text(value);
    }
  }

  /** Walks the permutation of three digits until it is inside the year again. */
  private int moved(int day, int length) {
    int found = day - 1;
    do {
      int[] word = {found / 100, found / 10 % 10, found % 10};
      int[] image = days.of(word);
      found = image[0] * 100 + image[1] * 10 + image[2];
    } while (found >= length);
    return found + 1;
  }

  private String text(String value) {
    StringBuilder masked = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      int end = at;
      while (end < value.length() && kind(value.charAt(end)) == kind(value.charAt(at))) {
        end++;
      }
      String run = value.substring(at, end);
      masked.append(
          switch (kind(value.charAt(at))) {
            case DIGIT -> number(run);
            case LETTER -> word(run);
            case FOREIGN -> foreign(run);
            case OTHER -> run;
          });
      at = end;
    }
    return masked.toString();
  }

  private enum Kind {
    DIGIT,
    LETTER,
    FOREIGN,
    OTHER
  }

  private static Kind kind(char c) {
    if (c >= '0' && c <= '9') {
      return Kind.DIGIT;
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return Kind.LETTER;
    }
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? Kind.FOREIGN : Kind.OTHER;
  }

  /** A number without a leading zero keeps having none, and stays within the type it fits. */
  private String number(String run) {
    String found = run;
    do {
      int[] image = digits.of(found.chars().map(c -> c - '0').toArray());
      StringBuilder text = new StringBuilder();
      for (int digit : image) {
        text.append(digit);
      }
      found = text.toString();
    } while (!isLike(found, run));
    return found;
  }

  private static boolean isLike(String masked, String original) {
    boolean zero = original.length() > 1 && original.charAt(0) == '0';
    boolean leads = masked.length() > 1 && masked.charAt(0) == '0';
    return zero == leads
        && fits(masked, original, String.valueOf(Integer.MAX_VALUE))
        && fits(masked, original, String.valueOf(Long.MAX_VALUE));
  }

  /** The smallest number of a type is, without its sign, one more than the largest. */
  private static boolean fits(String masked, String original, String most) {
    return original.length() != most.length()
        || original.compareTo(most.substring(0, most.length() - 1) + "8") > 0
        || masked.compareTo(most) <= 0;
  }

  private String word(String run) {
    String small = run.toLowerCase(Locale.ROOT);
    int[] image = letters.of(small.chars().map(c -> c - 'a').toArray());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < image.length; i++) {
      char letter = (char) ('a' + image[i]);
      text.append(Character.isUpperCase(run.charAt(i)) ? Character.toUpperCase(letter) : letter);
    }
    return text.toString();
  }

  private String foreign(String run) {
    byte[] digest = Permutation.hmac(key, "foreign/" + run);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < run.length(); i++) {
      text.append((char) ('a' + Math.floorMod(digest[i % digest.length], 26)));
    }
    return text.toString();
  }
}

package dev.floe.jinja.python;

import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.Texts;
import java.util.function.IntPredicate;

/** What Python's {@code str.is…} methods ask. */
public final class StringClasses {

  private StringClasses() {}

  private static boolean all(String s, IntPredicate test) {
    return !s.isEmpty() && s.codePoints().allMatch(test);
  }

  /** At least one cased letter, and none in lower case. */
  public static boolean isUpper(String s) {
    return s.codePoints().anyMatch(Character::isUpperCase)
        && s.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
  }

  /** At least one cased letter, and none in upper case. */
  public static boolean isLower(String s) {
    return s.codePoints().anyMatch(Character::isLowerCase)
        && s.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  static boolean isDecimal(String s) {
    return all(s, Character::isDigit);
  }

  public static boolean isDigit(String s) {
    return all(s, c -> Character.isDigit(c) || isSuperscript(c));
  }

  private static boolean isSuperscript(int c) {
    return c == 0xb2
        || c == 0xb3
        || c == 0xb9
        || c == 0x2070
        || c >= 0x2074 && c <= 0x2079
        || c >= 0x2080 && c <= 0x2089;
  }

  static boolean isNumeric(String s) {
    return all(s, StringClasses::isNumeric);
  }

  private static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  static boolean isAlpha(String s) {
    return all(s, Character::isLetter);
  }

  static boolean isAlphanumeric(String s) {
    return all(s, c -> Character.isLetter(c) || isNumeric(c));
  }

  static boolean isSpace(String s) {
    return all(s, Whitespace::is);
  }

  static boolean isAscii(String s) {
    return s.chars().allMatch(c -> c < 0x80);
  }

  static boolean isPrintable(String s) {
    return s.codePoints().allMatch(Texts::isPrintable);
  }

  static boolean isIdentifier(String s) {
    return !s.isEmpty()
        && (s.charAt(0) == '_' || Character.isUnicodeIdentifierStart(s.codePointAt(0)))
        && s.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
  }

  static boolean isTitle(String s) {
    boolean cased = false;
    boolean inWord = false;
    for (int c : s.codePoints().toArray()) {
      boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
      boolean lower = Character.isLowerCase(c);
      if (upper && inWord || lower && !inWord) {
        return false;
      }
      inWord = upper || lower;
      cased |= inWord;
    }
    return cased;
  }
}

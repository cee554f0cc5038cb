package dev.floe.jinja.python;

import java.util.Locale;

/** Python's changes of case. */
public final class CaseMapping {

  private CaseMapping() {}

  public static String upper(String s) {
    return s.toUpperCase(Locale.ROOT);
  }

  public static String lower(String s) {
    return s.toLowerCase(Locale.ROOT);
  }

  public static String capitalize(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int first = s.offsetByCodePoints(0, 1);
    return titled(s.codePointAt(0)) + lower(s.substring(first));
  }

  private static String titled(int c) {
    return c == 0xdf ? "Ss" : Character.toString(Character.toTitleCase(c));
  }

  /** Each letter after one that is none in title case, the others in lower case. */
  static String title(String s) {
    StringBuilder out = new StringBuilder(s.length());
    boolean inWord = false;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      out.append(inWord ? lower(Character.toString(c)) : titled(c));
      inWord = isCased(c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  static String swap(String s) {
    StringBuilder out = new StringBuilder(s.length());
    s.codePoints()
        .forEach(c -> {
          String one = Character.toString(c);
          out.append(Character.isUpperCase(c) ? lower(one) : upper(one));
        });
    return out.toString();
  }

  static String fold(String s) {
    return lower(lower(s).replace("\u00df", "ss").replace('\u03c2', '\u03c3'));
  }
}

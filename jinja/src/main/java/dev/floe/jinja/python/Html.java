package dev.floe.jinja.python;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes tags and entities out of HTML. */
public final class Html {

  private static final Pattern ENTITY = Pattern.compile("&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z]+);");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("copy", "\u00a9"),
          Map.entry("reg", "\u00ae"),
          Map.entry("euro", "\u20ac"),
          Map.entry("mdash", "\u2014"),
          Map.entry("ndash", "\u2013"),
          Map.entry("hellip", "\u2026"),
          Map.entry("laquo", "\u00ab"),
          Map.entry("raquo", "\u00bb"));

  private Html() {}

  /** The text between the tags, with blanks made one and entities read. */
  public static String textOf(String html) {
    return unescape(String.join(" ", withoutTags(html).strip().split("\\s+")));
  }

  /** Drops comments, then everything between angle brackets; what is not closed stays. */
  private static String withoutTags(String html) {
    return drop(drop(html, "<!--", "-->"), "<", ">");
  }

  private static String drop(String html, String open, String close) {
    StringBuilder out = new StringBuilder(html.length());
    int at = 0;
    while (true) {
      int start = html.indexOf(open, at);
      int end = start < 0 ? -1 : html.indexOf(close, start);
      if (end < 0) {
        return out.append(html, at, html.length()).toString();
      }
      out.append(html, at, start);
      at = end + close.length();
    }
  }

  static String unescape(String text) {
    Matcher entities = ENTITY.matcher(text);
    return entities.replaceAll(
        match -> Matcher.quoteReplacement(character(match.group(1), match.group())));
  }

  private static String character(String name, String otherwise) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, otherwise);
    }
    boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
    try {
      int c = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(c) ? Character.toString(c) : "\ufffd";
    } catch (NumberFormatException e) {
      return "\ufffd";
    }
  }
}

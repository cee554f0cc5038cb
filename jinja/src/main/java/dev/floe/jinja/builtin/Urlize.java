package dev.floe.jinja.builtin;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what looks like a URL or a mail address into links. */
final class Urlize {

  private static final Signature URLIZE =
      Signature.of(
              "do_urlize",
              "value",
              "trim_url_limit?",
              "nofollow?",
              "target?",
              "rel?",
              "extra_schemes?")
          .passedContext();
  private static final Pattern SPACE = Pattern.compile("\\s+|\\S+");
  private static final Pattern HTTP =
      Pattern.compile(
          "^((https?://|www\\.)(([\\w%-]+\\.)+)?([a-z]{2,63}|xn--[\\w%]{2,59})"
              + "|([\\w%-]{2,63}\\.)+(com|net|int|edu|gov|org|info|mil)"
              + "|(https?://)((([\\d]{1,3})(\\.[\\d]{1,3}){3})"
              + "|(\\[([\\da-f]{0,4}:){2}([\\da-f]{0,4}:?){1,6}\\])))"
              + "(?::[\\d]{1,5})?(?:[/?#]\\S*)?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern EMAIL = Pattern.compile("^\\S+@\\w[\\w.-]*\\.\\w+$");
  private static final Pattern OPENING = Pattern.compile("^([(<]|&lt;)+");
  private static final Pattern CLOSING = Pattern.compile("([)>.,\\n]|&gt;)+$");
  private static final Pattern SCHEME = Pattern.compile("^([\\w.+-]{2,}:(/){0,2})$");

  private final int limit;
  private final String attributes;
  private final List<String> schemes;

  private Urlize(int limit, String attributes, List<String> schemes) {
    this.limit = limit;
    this.attributes = attributes;
    this.schemes = schemes;
  }

  static Object filter(Call call) {
    Args args = Args.of(URLIZE, call);
    TreeSet<String> rel = new TreeSet<>();
    if (args.orNone(4) != None.NONE) {
      rel.addAll(Arrays.asList(args.text(4, "").trim().split("\\s+")));
    }
    if (args.flag(2, false)) {
      rel.add("nofollow");
    }
    rel.add("noopener");
    rel.remove("");
    List<String> schemes = new ArrayList<>();
    if (args.orNone(5) != None.NONE) {
      for (Object scheme : Iteration.of(args.required(5))) {
        if (!SCHEME.matcher(Texts.str(scheme)).matches()) {
          throw Args.invalid(Texts.repr(scheme) + " is not a valid URI scheme prefix.");
        }
        schemes.add(Texts.str(scheme));
      }
    }
    String attributes = " rel=\"" + Markup.escape(String.join(" ", rel)).text() + "\"";
    if (args.orNone(3) != None.NONE) {
      attributes += " target=\"" + Markup.escape(args.required(3)).text() + "\"";
    }
    int limit = args.orNone(1) == None.NONE ? -1 : args.number(1, -1);
    return new Urlize(limit, attributes, schemes).links(Markup.escape(args.value()).text());
  }

  private String links(String text) {
    StringBuilder out = new StringBuilder();
    Matcher words = SPACE.matcher(text);
    while (words.find()) {
      out.append(word(words.group()));
    }
    return out.toString();
  }

  private String word(String word) {
    Matcher opening = OPENING.matcher(word);
    String head = opening.find() ? opening.group() : "";
    String middle = word.substring(head.length());
    Matcher closing = CLOSING.matcher(middle);
    String tail = closing.find() ? closing.group() : "";
    middle = middle.substring(0, middle.length() - tail.length());
    for (String[] pair : new String[][] {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}}) {
      int missing = count(middle, pair[0]) - count(middle, pair[1]);
      for (int i = 0; i < missing && tail.contains(pair[1]); i++) {
        int end = tail.indexOf(pair[1]) + pair[1].length();
        middle += tail.substring(0, end);
        tail = tail.substring(end);
      }
    }
    return head + linked(middle) + tail;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private String linked(String middle) {
    if (HTTP.matcher(middle).matches()) {
      boolean absolute = middle.startsWith("https://") || middle.startsWith("http://");
      return link((absolute ? "" : "https://") + middle, trimmed(middle), attributes);
    }
    if (middle.startsWith("mailto:") && EMAIL.matcher(middle.substring(7)).matches()) {
      return link(middle, middle.substring(7), "");
    }
    boolean mail =
        middle.contains("@")
            && !middle.startsWith("www.")
            && !middle.startsWith("@")
            && !middle.contains(":")
            && EMAIL.matcher(middle).matches();
    if (mail) {
      return link("mailto:" + middle, middle, "");
    }
    for (String scheme : schemes) {
      if (!middle.equals(scheme) && middle.startsWith(scheme)) {
        return link(middle, middle, attributes);
      }
    }
    return middle;
  }

  private static String link(String target, String shown, String attributes) {
    return "<a href=\"" + target + "\"" + attributes + ">" + shown + "</a>";
  }

  private String trimmed(String url) {
    return limit >= 0 && url.length() > limit ? url.substring(0, limit) + "..." : url;
  }
}

package dev.floe.dbt.macro;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outermost blocks of a file of macros, found as dbt finds them: by their tags alone, so that
 * what stands between them need not be a template.
 */
final class MacroBlocks {

  private static final Set<String> BLOCKS =
      Set.of("macro", DbtEngines.TEST, DbtEngines.DATA_TEST, DbtEngines.MATERIALIZATION);

  private static final Pattern OPENING = Pattern.compile("\\{(?:#|\\{|%[-+]?\\s*(\\w*))");
  private static final Pattern STRING =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"");

  private final String text;
  private final StringBuilder kept;
  private int blockStart;
  private String block = "";

  private MacroBlocks(String text) {
    this.text = text;
    this.kept = new StringBuilder(text.length());
  }

  /** The text with blanks for what stands between the blocks: places stay what they are. */
  static String alone(String text) {
    return new MacroBlocks(text).masked();
  }

  private String masked() {
    Matcher opening = OPENING.matcher(text);
    int at = 0;
    while (opening.find(at)) {
      String tag = opening.group(1);
      at = end(opening, tag);
      if (tag != null) {
        tag(tag, opening.start(), at);
      }
    }
    if (block.isEmpty()) {
      blank(text.length());
    } else {
      blank(blockStart);
      kept.append(text, blockStart, text.length());
    }
    return kept.toString();
  }

  private void tag(String tag, int start, int end) {
    if (block.isEmpty() && BLOCKS.contains(tag)) {
      block = tag;
      blockStart = start;
    } else if (!block.isEmpty() && tag.equals("end" + block)) {
      blank(blockStart);
      kept.append(text, blockStart, end);
      block = "";
    }
  }

  private void blank(int end) {
    for (int i = kept.length(); i < end; i++) {
      char c = text.charAt(i);
      kept.append(c == '\n' || c == '\r' ? c : ' ');
    }
  }

  private int end(Matcher opening, String tag) {
    if (tag == null) {
      boolean comment = text.charAt(opening.start() + 1) == '#';
      return comment ? after("#}", opening.end()) : closed("}}", opening.end());
    }
    int end = closed("%}", opening.end());
    if (!tag.equals("raw")) {
      return end;
    }
    Matcher close = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}").matcher(text);
    return close.find(end) ? close.end() : text.length();
  }

  /** The end of a tag or expression; a mark inside of a string does not end it. */
  private int closed(String mark, int from) {
    Matcher string = STRING.matcher(text);
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith(mark, i)) {
        return i + mark.length();
      }
      char c = text.charAt(i);
      if ((c == '\'' || c == '"') && string.region(i, text.length()).lookingAt()) {
        i = string.end() - 1;
      }
    }
    return text.length();
  }

  private int after(String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }
}

package dev.floe.cli.report;

import java.util.List;

/** The few shapes a page is made of. What is text is escaped on its way in. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** An element around text. */
  Html element(String name, String text) {
    return raw("<" + name + ">" + Markup.escaped(text) + "</" + name + ">\n");
  }

  /** A heading that the table of contents leads to. */
  Html section(String id, String title) {
    return raw("<h2 id=\"" + id + "\">" + Markup.escaped(title) + "</h2>\n");
  }

  /** A table; the columns whose names end in {@code #} hold numbers. */
  Html table(List<String> columns, List<List<String>> rows) {
    raw("<div class=\"scroll\"><table>\n<tr>");
    columns.forEach(name -> cell("th", name, name.replace("#", "")));
    raw("</tr>\n");
    for (List<String> row : rows) {
      raw("<tr>");
      for (int i = 0; i < row.size(); i++) {
        cell("td", columns.get(i), row.get(i));
      }
      raw("</tr>\n");
    }
    return raw("</table></div>\n");
  }

  private void cell(String name, String column, String markup) {
    String number = column.endsWith("#") ? " class=\"number\"" : "";
    raw("<" + name + number + ">" + markup + "</" + name + ">");
  }

  /** A word in a frame, coloured by its meaning. */
  static String badge(String meaning, String word) {
    return "<span class=\"badge " + meaning + "\">" + Markup.escaped(word) + "</span>";
  }

  /** Text in the type of code. */
  static String code(String text) {
    return "<code>" + Markup.escaped(text) + "</code>";
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

package dev.floe.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings in aligned columns, for people. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A heading and the side its cells stand at. */
  public record Column(String heading, boolean right) {

    /** Text: flush left. */
    public static Column text(String heading) {
      return new Column(heading, false);
    }

    /** Numbers: flush right. */
    public static Column number(String heading) {
      return new Column(heading, true);
    }
  }

  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds a row of as many cells as there are columns. */
  public TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells, " + columns.size() + " columns");
    }
    rows.add(cells.stream().map(TextWidth::oneLine).toList());
    return this;
  }

  /** Headings, a rule, the rows; each line ends with a line feed and without blanks. */
  public String render() {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    line(out, columns.stream().map(Column::heading).toList(), widths);
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    line(out, rule, widths);
    rows.forEach(row -> line(out, row, widths));
    return out.toString();
  }

  private int[] widths() {
    int[] widths = columns.stream().mapToInt(c -> TextWidth.of(c.heading())).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    return widths;
  }

  private void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - TextWidth.of(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? blanks + cells.get(i) : cells.get(i) + blanks);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}

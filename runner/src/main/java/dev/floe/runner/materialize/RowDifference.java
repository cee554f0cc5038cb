package dev.floe.runner.materialize;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two collections of rows beside each other, order aside, as a table: {@code →} marks a row with
 * cells that are {@code expected→actual}, {@code +++} a row nobody expects, {@code ---} one that is
 * missing; rows that agree have no mark.
 */
final class RowDifference {

  private final List<List<String>> lines = new ArrayList<>();
  private final List<List<@Nullable Object>> unexpected;
  private boolean none = true;

  RowDifference(
      List<String> columns,
      List<List<@Nullable Object>> expected,
      List<List<@Nullable Object>> actual) {
    this.unexpected = new ArrayList<>(actual);
    add("@@", columns);
    List<List<@Nullable Object>> same = new ArrayList<>();
    for (List<@Nullable Object> row : expected) {
      if (unexpected.remove(row)) {
        same.add(row);
      }
    }
    for (List<@Nullable Object> row : expected) {
      if (same.remove(row)) {
        add("", row.stream().map(RowDifference::text).toList());
      } else {
        none = false;
        differing(row);
      }
    }
    for (List<@Nullable Object> row : unexpected) {
      none = false;
      add("+++", row.stream().map(RowDifference::text).toList());
    }
  }

  /** Whether the rows are the same. */
  boolean isNone() {
    return none;
  }

  /** The table, columns aligned. */
  List<String> lines() {
    int width = lines.getFirst().size();
    int[] widths = new int[width];
    for (List<String> line : lines) {
      for (int i = 0; i < width; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return lines.stream().map(line -> aligned(line, widths)).toList();
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      text.append(i == 0 ? "" : ",").append(line.get(i));
      text.repeat(' ', i == line.size() - 1 ? 0 : widths[i] - line.get(i).length());
    }
    return text.toString();
  }

  /** A row that is not there: the unexpected one that is most like it stands beside it. */
  private void differing(List<@Nullable Object> row) {
    int most = 0;
    int nearest = -1;
    for (int i = 0; i < unexpected.size(); i++) {
      int alike = alike(row, unexpected.get(i));
      if (alike > most) {
        most = alike;
        nearest = i;
      }
    }
    if (nearest < 0) {
      add("---", row.stream().map(RowDifference::text).toList());
      return;
    }
    List<@Nullable Object> other = unexpected.remove(nearest);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean equal = Objects.equals(row.get(i), other.get(i));
      cells.add(equal ? text(row.get(i)) : text(row.get(i)) + "→" + text(other.get(i)));
    }
    add("→", cells);
  }

  private static int alike(List<@Nullable Object> row, List<@Nullable Object> other) {
    int alike = 0;
    for (int i = 0; i < row.size(); i++) {
      alike += Objects.equals(row.get(i), other.get(i)) ? 1 : 0;
    }
    return alike;
  }

  private void add(String mark, List<String> cells) {
    List<String> line = new ArrayList<>();
    line.add(mark);
    line.addAll(cells);
    lines.add(line);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case byte[] bytes -> "0x" + java.util.HexFormat.of().formatHex(bytes);
      case List<?> list ->
          list.stream().map(RowDifference::text).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}

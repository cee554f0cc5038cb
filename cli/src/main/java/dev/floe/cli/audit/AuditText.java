package dev.floe.cli.audit;

import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import java.util.ArrayList;
import java.util.List;

/** An audit for people: rules by domain, what was before, and the products that fail. */
final class AuditText {

  private static final int SHOWN = 20;

  private AuditText() {}

  static String of(AuditHistory history) {
    Audit audit = history.audit();
    StringBuilder out = new StringBuilder();
    if (!audit.lines().isEmpty()) {
      out.append(policies(history)).append('\n');
    }
    if (!history.earlier().isEmpty()) {
      out.append(before(history)).append('\n');
    }
    out.append(failing(audit));
    Tally total = audit.total();
    out.append(counted(audit.products().size(), "product"))
        .append(audit.broken() == 0 ? "" : ", " + audit.broken() + " with mistakes")
        .append("; of ")
        .append(counted(total.holds() + total.waived() + total.known() + total.fails(), "demand"))
        .append(": ")
        .append(total.holds())
        .append(" hold, ")
        .append(total.waived())
        .append(" waived, ")
        .append(total.known())
        .append(" known before, ")
        .append(total.fails())
        .append(total.fails() == 1 ? " fails\n" : " fail\n");
    return out.toString();
  }

  private static String policies(AuditHistory history) {
    boolean compared = !history.earlier().isEmpty();
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text("policy"),
                Column.text("domain"),
                Column.number("products"),
                Column.number("hold"),
                Column.number("waived"),
                Column.number("known"),
                Column.number("fail")));
    if (compared) {
      columns.add(Column.number("change"));
    }
    TextTable table = new TextTable(columns);
    for (Audit.Line line : history.audit().lines()) {
      List<String> row = new ArrayList<>();
      row.add(line.rule());
      row.add(line.domain().isEmpty() ? "–" : line.domain());
      row.add(String.valueOf(line.products()));
      row.addAll(cells(line.tally()));
      if (compared) {
        row.add(history.change(line).map(AuditText::signed).orElse(""));
      }
      table.row(row);
    }
    return table.render();
  }

  private static List<String> cells(Tally tally) {
    return List.of(
        String.valueOf(tally.holds()),
        String.valueOf(tally.waived()),
        String.valueOf(tally.known()),
        String.valueOf(tally.fails()));
  }

  private static String signed(int change) {
    return change > 0 ? "+" + change : change == 0 ? "" : String.valueOf(change);
  }

  private static String before(AuditHistory history) {
    TextTable table =
        new TextTable(
            List.of(
                Column.text("taken at"),
                Column.number("products"),
                Column.number("hold"),
                Column.number("waived"),
                Column.number("known"),
                Column.number("fail")));
    for (EarlierAudit before : history.earlier()) {
      row(table, before.takenAt(), before.products(), before.total());
    }
    Audit audit = history.audit();
    row(table, audit.takenAt(), audit.products().size(), audit.total());
    StringBuilder out = new StringBuilder(table.render());
    List<AuditHistory.New> appeared = history.appeared();
    out.append('\n')
        .append(counted(appeared.size(), "finding"))
        .append(" new since the last, ")
        .append(history.gone())
        .append(" gone\n");
    appeared.stream()
        .limit(SHOWN)
        .forEach(one ->
            out.append("  ")
                .append(one.product().name())
                .append(": ")
                .append(one.failing().message())
                .append(" [")
                .append(one.failing().rule())
                .append("]\n"));
    return out.append(more(appeared.size())).toString();
  }

  private static void row(TextTable table, String takenAt, int products, Tally tally) {
    List<String> row = new ArrayList<>(List.of(takenAt, String.valueOf(products)));
    row.addAll(cells(tally));
    table.row(row);
  }

  private static String failing(Audit audit) {
    StringBuilder out = new StringBuilder();
    List<ProductAudit> failing =
        audit.products().stream()
            .filter(product -> !product.compiles() || product.total().fails() > 0)
            .toList();
    for (ProductAudit product : failing.subList(0, Math.min(SHOWN, failing.size()))) {
      out.append("✗ ").append(product.name());
      if (!product.name().equals(product.folder())) {
        out.append(" (").append(product.folder()).append(')');
      }
      if (product.total().fails() > 0) {
        out.append(": ").append(counted(product.total().fails(), "demand")).append(" violated");
      }
      out.append('\n');
      product.mistakes().forEach(mistake -> out.append("    ").append(mistake).append('\n'));
    }
    out.append(more(failing.size()));
    return failing.isEmpty() ? "" : out.append('\n').toString();
  }

  private static String more(int all) {
    return all > SHOWN ? "  and " + (all - SHOWN) + " more\n" : "";
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

package dev.floe.contracts.change;

import dev.floe.contracts.Compatibility;

/** The table of rules as documentation shows it. */
public final class RuleTable {

  private RuleTable() {}

  /** A Markdown table, a row a kind of change. */
  public static String markdown() {
    StringBuilder text =
        new StringBuilder(
            "| change | backward | forward | full | none | why |\n|---|---|---|---|---|---|\n");
    for (ChangeKind kind : ChangeKind.values()) {
      text.append("| ").append(kind.words()).append(" |");
      for (Compatibility mode : Compatibility.values()) {
        text.append(' ').append(kind.under(mode).word()).append(" |");
      }
      text.append(' ').append(kind.reason()).append(" |\n");
    }
    return text.toString();
  }
}

package dev.floe.analysis;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Severity;

/** What binding SQL can find. */
public enum AnalysisCode implements Code {
  SYNTAX("FLOE-SQL-001", "SQL cannot be parsed", Severity.ERROR),
  UNKNOWN_COLUMN("FLOE-SQL-002", "unknown column", Severity.ERROR),
  AMBIGUOUS_NAME("FLOE-SQL-003", "ambiguous name", Severity.ERROR),
  UNKNOWN_FUNCTION("FLOE-SQL-004", "unknown function", Severity.ERROR),
  TYPE_MISMATCH("FLOE-SQL-005", "types do not fit", Severity.ERROR),
  INVALID_QUERY("FLOE-SQL-006", "query makes no sense", Severity.ERROR),
  UNKNOWN_RELATION("FLOE-SQL-007", "relation is not part of the product", Severity.WARNING),
  UNDECLARED_COLUMN("FLOE-SQL-008", "column is not declared", Severity.WARNING),
  MISSING_COLUMN("FLOE-SQL-009", "declared column does not exist", Severity.WARNING);

  private final String id;
  private final String title;
  private final Severity severity;

  AnalysisCode(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}

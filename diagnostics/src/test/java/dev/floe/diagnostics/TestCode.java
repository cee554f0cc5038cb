package dev.floe.diagnostics;

/** Codes for tests alone. */
public enum TestCode implements Code {
  BROKEN("FLOE-TST-001", "something is broken", Severity.ERROR),
  ODD("FLOE-TST-002", "something is odd", Severity.WARNING);

  private final String id;
  private final String title;
  private final Severity severity;

  TestCode(String id, String title, Severity severity) {
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

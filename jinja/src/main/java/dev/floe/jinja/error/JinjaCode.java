package dev.floe.jinja.error;

import dev.floe.diagnostics.Code;

/** The kinds of findings of the template engine. */
public enum JinjaCode implements Code {
  SYNTAX("FLOE-JIN-001", "a template cannot be parsed"),
  UNKNOWN_FILTER_OR_TEST("FLOE-JIN-002", "no such filter or test"),
  UNDEFINED("FLOE-JIN-003", "an undefined value is used"),
  TYPE("FLOE-JIN-004", "an operation does not fit its values"),
  VALUE("FLOE-JIN-005", "a value cannot be used this way"),
  LIMIT("FLOE-JIN-006", "a template goes beyond a limit"),
  TEMPLATE_NOT_FOUND("FLOE-JIN-007", "a template that is referred to does not exist"),
  RUNTIME("FLOE-JIN-008", "a template fails while it renders");

  private final String id;
  private final String title;

  JinjaCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }
}

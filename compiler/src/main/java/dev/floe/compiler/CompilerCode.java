package dev.floe.compiler;

import dev.floe.diagnostics.Code;

/** What can be wrong between the parts of a product, each of which is sound by itself. */
public enum CompilerCode implements Code {
  PORT_WITHOUT_MODEL("FLOE-CMP-001", "output port without a model behind it"),
  PROVIDER_BROKEN("FLOE-CMP-003", "provider of an input port does not compile"),
  PROVIDER_CYCLE("FLOE-CMP-004", "products consume each other"),
  NO_COMPUTE("FLOE-CMP-005", "no such compute plugin"),
  COMPUTE_OPEN("FLOE-CMP-006", "compute is not chosen"),
  PORT_THROUGH_VIEW("FLOE-CMP-007", "output port looks into another product"),
  SQL_UNCHECKED("FLOE-CMP-008", "SQL that another engine cannot be asked about"),
  MASKING_IMPOSSIBLE("FLOE-CMP-020", "source that must be masked cannot be");

  private final String id;
  private final String title;

  CompilerCode(String id, String title) {
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

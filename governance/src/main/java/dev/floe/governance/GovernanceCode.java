package dev.floe.governance;

import dev.floe.diagnostics.Code;

/** What a product can do that its platform forbids. */
public enum GovernanceCode implements Code {
  NAMING_CONVENTION("FLOE-GOV-001", "name violates the naming convention"),
  UNKNOWN_LAYER("FLOE-GOV-002", "model names a layer that does not exist"),
  NAMING_CASE("FLOE-GOV-003", "name is not in the required case");

  private final String id;
  private final String title;

  GovernanceCode(String id, String title) {
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

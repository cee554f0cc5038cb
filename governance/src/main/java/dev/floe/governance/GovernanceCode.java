package dev.floe.governance;

import dev.floe.diagnostics.Code;

/** What a product can do that its platform forbids. */
public enum GovernanceCode implements Code {
  NAMING_CONVENTION("FLOE-GOV-001", "name violates the naming convention"),
  UNKNOWN_LAYER("FLOE-GOV-002", "model names a layer that does not exist"),
  NAMING_CASE("FLOE-GOV-003", "name is not in the required case"),
  LAYER_ORDER("FLOE-GOV-010", "model reads a layer it may not read"),
  ENTRANCE_LAYER("FLOE-GOV-011", "first layer reads another model"),
  SOURCE_ACCESS("FLOE-GOV-012", "model reads a source its layer may not read"),
  UNKNOWN_RULE("FLOE-GOV-080", "there is no such rule"),
  RULE_NOT_SWITCHABLE("FLOE-GOV-081", "rule cannot be made laxer by its switch"),
  WAIVER_INCOMPLETE("FLOE-GOV-082", "waiver lacks what it needs"),
  NOT_WAIVABLE("FLOE-GOV-083", "rule may not be waived"),
  WAIVER_EXPIRED("FLOE-GOV-084", "waiver expired"),
  BASELINE_DENIED("FLOE-GOV-085", "platform denies baselines"),
  REQUIRED_TEST("FLOE-GOV-101", "model lacks a required test"),
  MODEL_COVERAGE("FLOE-GOV-102", "model has tests on too few of its columns"),
  PRODUCT_COVERAGE("FLOE-GOV-103", "product has tests on too few of its columns"),
  UNKNOWN_LEVEL("FLOE-GOV-121", "class is no level of the platform"),
  CLASSIFICATION_LOST("FLOE-GOV-122", "confidential data reaches a column that does not say so"),
  PORT_TOO_OPEN("FLOE-GOV-123", "port shows confidential data to those who may not read it"),
  RETENTION_EXCEEDED("FLOE-GOV-124", "confidential data is kept too long"),
  NOT_ENCRYPTED("FLOE-GOV-125", "confidential data is not encrypted at rest"),
  LOOKS_PERSONAL("FLOE-GOV-126", "column looks like personal data and is not classified"),
  PORT_LAYER("FLOE-GOV-130", "port offers what its layer may not"),
  PORT_SILENT("FLOE-GOV-131", "port does not say what it must"),
  CUSTOM_POLICY("FLOE-GOV-150", "a policy of the platform's own is violated"),
  POLICY_UNANSWERED("FLOE-GOV-151", "a policy of the platform's own has no answer"),
  POLICY_INCOMPLETE("FLOE-GOV-152", "policy lacks what it needs"),
  POLICY_EXPRESSION("FLOE-GOV-153", "expression of a policy does not compile"),
  POLICY_EXAMPLE("FLOE-GOV-154", "example of a policy contradicts it"),
  POLICY_NAME_TAKEN("FLOE-GOV-155", "policy is called as a rule");

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

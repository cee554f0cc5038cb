package dev.floe.manifest;

import dev.floe.diagnostics.Code;

/** What can be wrong with documents, references and inheritance. */
public enum ManifestCode implements Code {
  UNKNOWN_KEY("FLOE-DOC-001", "unknown key"),
  WRONG_TYPE("FLOE-DOC-002", "value of the wrong type"),
  BAD_VALUE("FLOE-DOC-003", "value that is not allowed"),
  MISSING_KEY("FLOE-DOC-004", "missing key"),
  SAID_TWICE("FLOE-DOC-005", "same thing said in two ways"),
  WRONG_KIND("FLOE-DOC-006", "document of the wrong kind"),
  BAD_DURATION("FLOE-DOC-007", "not a duration"),
  BAD_PERCENTAGE("FLOE-DOC-008", "not a percentage"),
  BAD_VERSION("FLOE-DOC-009", "not a version"),
  BAD_CRON("FLOE-DOC-010", "schedule that cannot be read"),
  BAD_REFERENCE("FLOE-DOC-011", "not a reference"),
  UNSAFE_NAME("FLOE-DOC-012", "unsafe or reserved name"),
  SECRET("FLOE-DOC-013", "credential written into a document"),
  PLATFORM_MATTER("FLOE-DOC-014", "platform matter in a data product"),
  DUPLICATE_NAME("FLOE-DOC-015", "name used twice"),

  NOT_FOUND("FLOE-REF-001", "referenced document not found"),
  OFFLINE("FLOE-REF-002", "reference that cannot be fetched offline"),
  PARENT_CYCLE("FLOE-REF-003", "manifests that are each other's parent"),
  WRONG_PARENT("FLOE-REF-004", "parent of the wrong scope"),
  NO_PARENT("FLOE-REF-005", "domain without a parent"),
  NO_PLATFORM("FLOE-REF-006", "data product without a manifest"),
  BAD_WORKSPACE("FLOE-REF-007", "workspace with conflicting members"),
  OTHER_VERSION("FLOE-REF-008", "document found in another version"),

  SECURITY_WEAKENED("FLOE-INH-001", "security policy weakened"),
  THRESHOLD_WEAKENED("FLOE-INH-002", "threshold or enforcement weakened"),
  PLUGIN_NOT_APPROVED("FLOE-INH-003", "plugin that is not approved"),
  LIST_WIDENED("FLOE-INH-004", "approved list widened"),
  PLUGIN_FIXED("FLOE-INH-005", "plugin fixed by the parent"),
  PRODUCT_NOT_APPROVED("FLOE-INH-006", "data product that is not approved"),
  DOMAIN_NOT_REGISTERED("FLOE-INH-007", "domain the enterprise does not list"),
  RETENTION_OUT_OF_BOUNDS("FLOE-INH-008", "retention outside the bounds"),
  ARCHITECTURE_LOCKED("FLOE-INH-009", "locked data architecture changed"),
  POLICY_CHANGED("FLOE-INH-010", "inherited policy changed"),
  WRONG_SCOPE("FLOE-INH-011", "setting that belongs to another tier"),
  UNKNOWN_LAYER("FLOE-INH-012", "unknown layer"),
  BAD_ENVIRONMENT("FLOE-INH-013", "environment that cannot be used"),
  NAMESPACE_TAKEN("FLOE-INH-014", "namespace that belongs to another"),
  SLA_TOO_WEAK("FLOE-INH-015", "promise below the platform's minimum"),
  GATES_CONTRADICT("FLOE-INH-016", "gates that contradict each other");

  private final String id;
  private final String title;

  ManifestCode(String id, String title) {
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

  @Override
  public boolean quotesSource() {
    return this != SECRET;
  }
}

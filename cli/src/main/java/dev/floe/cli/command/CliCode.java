package dev.floe.cli.command;

import dev.floe.diagnostics.Code;

/** What can be wrong with a command itself, before any document is read. */
public enum CliCode implements Code {
  UNKNOWN_COMMAND("FLOE-CLI-001", "unknown command"),
  UNKNOWN_OPTION("FLOE-CLI-002", "unknown option"),
  MISSING_VALUE("FLOE-CLI-003", "missing option value or argument"),
  BAD_VALUE("FLOE-CLI-004", "bad option value"),
  UNEXPECTED_ARGUMENT("FLOE-CLI-005", "unexpected argument"),
  NO_PROJECT("FLOE-CLI-006", "no project here"),
  UNKNOWN_CODE("FLOE-CLI-007", "no such error code"),
  CANNOT_WRITE("FLOE-CLI-008", "cannot write"),
  FOREIGN_FOLDER("FLOE-CLI-009", "folder belongs to something else"),
  CANNOT_READ("FLOE-CLI-010", "cannot read"),
  UNKNOWN_KEY("FLOE-CLI-012", "no such setting"),
  NOT_PUBLISHED("FLOE-CLI-013", "provider has not published yet"),
  WAREHOUSE_UNKNOWN("FLOE-CLI-016", "warehouse of a provider is not known"),
  NO_GENERATIONS("FLOE-CLI-017", "engine that products cannot be published on"),
  NOTHING_BUILT("FLOE-CLI-014", "nothing has been built yet"),
  UNKNOWN_NODE("FLOE-CLI-015", "no such node"),
  AUDIT_LOG_BROKEN("FLOE-CLI-040", "audit log was changed"),
  NO_MASKING_KEY("FLOE-CLI-030", "no key to mask personal data with"),
  NO_PLUGIN("FLOE-CLI-031", "no such catalog or storage plugin"),
  NO_SECRET("FLOE-CLI-032", "a secret is not set"),
  PORT_STALE("FLOE-CLI-041", "a port is older than it promises"),
  PORT_UNAVAILABLE("FLOE-CLI-042", "a port cannot be read"),
  PORT_DRIFTED("FLOE-CLI-043", "a port is not as it was compiled"),
  PORT_QUALITY("FLOE-CLI-044", "a port is not as good as it promises"),
  POLARIS_FAILED("FLOE-CLI-045", "a Polaris cannot be brought in line with the manifest"),
  CANNOT_SERVE("FLOE-CLI-020", "cannot listen for a browser");

  private final String id;
  private final String title;

  CliCode(String id, String title) {
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
  public boolean isInDocuments() {
    return this == BAD_VALUE || this == NO_PLUGIN;
  }
}

package dev.floe.runner;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Severity;

/** What can go wrong in a run. */
public enum RunCode implements Code {
  SQL_FAILED("FLOE-RUN-001", "the database refused a statement"),
  TEST_FAILED("FLOE-RUN-002", "a test failed"),
  TEST_WARNED("FLOE-RUN-003", "a test found something to warn about", Severity.WARNING),
  CSV_VALUE("FLOE-RUN-005", "a seed's values do not fit their columns"),
  CONTRACT_BROKEN("FLOE-RUN-006", "a model does not return what its contract says"),
  SCHEMA_CHANGED("FLOE-RUN-007", "an incremental model's columns changed"),
  CONFIG_UNUSABLE("FLOE-RUN-008", "a node's configuration cannot be executed"),
  UNKNOWN_MATERIALIZATION("FLOE-RUN-009", "unknown materialization"),
  INPUT_CHANGED("FLOE-RUN-010", "an input changed since the product was compiled"),
  NODE_TIMED_OUT("FLOE-RUN-011", "a node took too long"),
  NOT_SUPPORTED("FLOE-RUN-012", "the engine cannot do what is configured", Severity.WARNING),
  UNIT_TEST_FAILED("FLOE-RUN-020", "a unit test's model does not return the expected rows"),
  RUN_UNKNOWN("FLOE-RUN-013", "no such run"),
  GENERATION_UNKNOWN("FLOE-RUN-014", "no such generation"),
  NOTHING_TO_RESUME("FLOE-RUN-015", "nothing to go on with"),
  UNDOCUMENTABLE("FLOE-RUN-016", "a description of a column that is not there", Severity.WARNING),
  STATE_FORGOTTEN("FLOE-RUN-017", "the catalog has no earlier state of a table any more"),
  VAGUE_NUMBER("FLOE-RUN-018", "a contract does not say how exact a number is", Severity.WARNING),
  SNAPSHOT_TIME("FLOE-RUN-019", "the times of a snapshot have two types", Severity.WARNING),
  WAREHOUSE_LOCKED("FLOE-RUN-101", "the warehouse is in use"),
  WAREHOUSE_OVERTAKEN("FLOE-RUN-102", "the warehouse changed during the run"),
  WAREHOUSE_NOT_WRITABLE("FLOE-RUN-103", "the warehouse cannot be written"),
  WAREHOUSE_FULL("FLOE-RUN-104", "no space for the warehouse"),
  ENGINE_FAILED("FLOE-RUN-105", "the database failed"),
  JOURNAL_NOT_WRITABLE("FLOE-RUN-106", "the run's journal cannot be written");

  private final String id;
  private final String title;
  private final Severity severity;

  RunCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  RunCode(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  /** Whether something outside failed, rather than what the user wrote: exit code 3. */
  public boolean isOutside() {
    return compareTo(WAREHOUSE_LOCKED) >= 0;
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

  @Override
  public boolean isInDocuments() {
    return this == CONFIG_UNUSABLE;
  }
}

package dev.floe.contracts;

import dev.floe.diagnostics.Code;

/** What can be wrong with promises. */
public enum ContractCode implements Code {
  NOT_A_CONTRACT("FLOE-CTR-001", "document that holds no contract"),
  BAD_VALUE("FLOE-CTR-002", "value of a contract that cannot be read"),
  NOT_A_SCHEMA("FLOE-CTR-003", "schema file without columns"),
  COLUMN_MISSING("FLOE-CTR-010", "promised column that is not there"),
  TYPE_DIFFERS("FLOE-CTR-011", "promised type that is another"),
  NOT_OFFERED("FLOE-CTR-012", "expected column that the provider does not offer"),
  NO_CONTRACT("FLOE-CTR-013", "port that is read without a contract"),
  UNKNOWN_PORT("FLOE-CTR-014", "contract of a port that is not there"),
  REQUIREMENT_UNMET("FLOE-CTR-020", "provider promises less than is required"),
  SCHEDULE_TOO_SLOW("FLOE-CTR-021", "schedule slower than the freshness it promises"),
  CHAIN_TOO_LONG("FLOE-CTR-022", "promises along the chain add up to too much"),
  NOT_GRANTED("FLOE-CTR-030", "port whose owner grants no access"),
  MAJOR_NEEDED("FLOE-CTR-041", "breaking change without a new major version"),
  NOTICE_RUNNING("FLOE-CTR-042", "breaking change before its notice has ended"),
  BROKEN_BY_DATA("FLOE-CTR-050", "data that does not keep a contract");

  private final String id;
  private final String title;

  ContractCode(String id, String title) {
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

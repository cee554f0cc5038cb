package dev.floe.dbt;

import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Severity;

/**
 * The kinds of findings about a dbt project. Numbers below 100 belong to reading a project and its
 * graph, those from 100 to rendering.
 */
public enum DbtCode implements Code {
  NO_PROJECT("FLOE-DBT-001", "no dbt project here"),
  BAD_PROJECT_FILE("FLOE-DBT-002", "dbt_project.yml cannot be used as it is"),
  BAD_PROFILE("FLOE-DBT-003", "no usable profile"),
  PACKAGE_NOT_INSTALLED("FLOE-DBT-004", "a package is declared but not installed"),
  PACKAGE_COLLISION("FLOE-DBT-005", "two packages have the same name"),
  BAD_PROPERTIES("FLOE-DBT-006", "a property file cannot be used as it is"),
  DUPLICATE_RESOURCE("FLOE-DBT-007", "two resources have the same name"),
  DUPLICATE_PATCH("FLOE-DBT-008", "a resource is described twice"),
  UNMATCHED_PATCH("FLOE-DBT-009", "properties of a resource that does not exist", Severity.WARNING),
  UNKNOWN_REF("FLOE-DBT-010", "ref names a node that does not exist"),
  UNKNOWN_SOURCE("FLOE-DBT-011", "source names a table that does not exist"),
  DISABLED_REF("FLOE-DBT-012", "a reference leads to something that is disabled"),
  AMBIGUOUS_REF("FLOE-DBT-013", "ref fits nodes of several packages"),
  CYCLE("FLOE-DBT-014", "models refer to each other in a circle"),
  BAD_CONFIG("FLOE-DBT-015", "a configuration has the wrong type"),
  DUPLICATE_RELATION("FLOE-DBT-016", "two nodes would write the same relation"),
  UNKNOWN_TEST("FLOE-DBT-017", "no generic test of that name"),
  BAD_SELECTION("FLOE-DBT-018", "a selection cannot be understood"),
  NOTHING_SELECTED("FLOE-DBT-019", "a selection fits nothing", Severity.WARNING),
  UNSUPPORTED_LANGUAGE("FLOE-DBT-020", "Python models are not supported"),
  PRIVATE_REF("FLOE-DBT-021", "a model that is private to its group is used outside"),
  UNKNOWN_GROUP("FLOE-DBT-022", "a resource belongs to a group that does not exist"),
  BAD_SELECTORS_FILE("FLOE-DBT-023", "selectors.yml cannot be used as it is"),
  BAD_VARS("FLOE-DBT-024", "the variables given are not a mapping"),
  WRONG_DBT_VERSION(
      "FLOE-DBT-025", "the project requires another version of dbt", Severity.WARNING),
  UNKNOWN_PROJECT_KEY("FLOE-DBT-026", "no such key in dbt_project.yml"),
  UNKNOWN_SECTION("FLOE-DBT-027", "no such section of a property file", Severity.WARNING),
  NOT_UTF8("FLOE-DBT-028", "a file of the project is not UTF-8"),
  CSV_MALFORMED("FLOE-DBT-030", "a seed is not well-formed CSV"),
  BAD_PACKAGES_FILE("FLOE-DBT-031", "packages.yml cannot be used as it is"),
  NO_SUCH_VERSION("FLOE-DBT-032", "no version of a package fits"),
  PACKAGE_CONFLICT("FLOE-DBT-033", "a package is asked for in ways that exclude each other"),
  CANNOT_FETCH_PACKAGE("FLOE-DBT-034", "a package cannot be fetched"),
  NO_STATE("FLOE-DBT-035", "nothing to compare with"),
  BAD_STATE("FLOE-DBT-036", "an artifact of an earlier command cannot be read"),
  BAD_FRESHNESS("FLOE-DBT-037", "the freshness of a source cannot be checked"),
  STALE_SOURCE("FLOE-DBT-038", "a source is out of date"),
  BAD_SAMPLE("FLOE-DBT-039", "a sample window cannot be understood"),
  BAD_UNIT_TEST("FLOE-DBT-040", "a unit test cannot be used as it is"),
  DEPRECATED_MODEL("FLOE-DBT-041", "a model is past its deprecation date", Severity.WARNING),
  DEPRECATED_REF("FLOE-DBT-042", "a deprecated model is read", Severity.WARNING),
  DEPRECATED_SOON("FLOE-DBT-043", "a model that will be deprecated is read", Severity.WARNING),
  BAD_FUNCTION("FLOE-DBT-044", "a user-defined function cannot be used as it is"),
  UNKNOWN_FUNCTION("FLOE-DBT-045", "function names a function that does not exist"),
  UNKNOWN_METRIC("FLOE-DBT-046", "a metric or measure is named that does not exist"),
  BROKEN_CONTRACT("FLOE-DBT-047", "a change breaks the contract of a model", Severity.WARNING),
  UNKNOWN_PROPERTY("FLOE-DBT-048", "no such property", Severity.WARNING),
  UNUSED_CONFIG("FLOE-DBT-049", "configuration that applies to nothing", Severity.WARNING),
  IDLE_CONSTRAINT("FLOE-DBT-050", "constraints that nothing enforces", Severity.WARNING),
  LARGE_SEED("FLOE-DBT-051", "a seed is too large to be compared", Severity.WARNING),
  BAD_CATALOGS_FILE("FLOE-DBT-052", "catalogs.yml cannot be used as it is"),
  MISPLACED_FLAGS("FLOE-DBT-053", "flags stand in profiles.yml", Severity.WARNING),
  UNKNOWN_MACRO("FLOE-DBT-101", "no macro or variable of that name"),
  DUPLICATE_MACRO("FLOE-DBT-102", "two macros of one package have the same name"),
  BAD_CALL("FLOE-DBT-103", "a function of dbt is called in a way it does not allow"),
  MISSING_VAR("FLOE-DBT-104", "a required variable has no value"),
  MISSING_ENV_VAR("FLOE-DBT-105", "a required environment variable is not set"),
  RAISED("FLOE-DBT-106", "a template refuses"),
  WARNED("FLOE-DBT-107", "a template warns", Severity.WARNING),
  NO_DISPATCH_TARGET("FLOE-DBT-108", "a dispatched macro has no implementation for the adapter"),
  MISSING_CONFIG("FLOE-DBT-109", "a required configuration is missing"),
  QUERY_REFUSED("FLOE-DBT-110", "the database refuses what a template asks"),
  UNRESOLVED("FLOE-DBT-111", "a reference cannot be resolved"),
  UNFORESEEN_REF("FLOE-DBT-112", "a reference appears only when the node is executed"),
  NOT_IN_THIS_PHASE("FLOE-DBT-113", "a function of dbt is not available here"),
  UNKNOWN_OPERATION("FLOE-DBT-114", "no macro of that name to run"),
  UNKNOWN_DOC("FLOE-DBT-115", "no doc block of that name"),
  BAD_STRATEGY("FLOE-DBT-116", "a macro does not return what it is asked for");

  private final String id;
  private final String title;
  private final Severity severity;

  DbtCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  DbtCode(String id, String title, Severity severity) {
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

package dev.floe.dbt.graph;

/** What kind of thing a resource is, in dbt's words. */
public enum ResourceType {
  MODEL("model"),
  SEED("seed"),
  SNAPSHOT("snapshot"),
  TEST("test"),
  ANALYSIS("analysis"),
  OPERATION("operation"),
  SOURCE("source"),
  EXPOSURE("exposure"),
  UNIT_TEST("unit_test"),
  GROUP("group"),
  MACRO("macro"),
  DOC("doc"),
  METRIC("metric"),
  SEMANTIC_MODEL("semantic_model"),
  SAVED_QUERY("saved_query"),
  /** A function of the database that the project defines. */
  FUNCTION("function");

  private final String word;

  ResourceType(String word) {
    this.word = word;
  }

  /** As it is written in unique ids, artifacts and selectors. */
  public String word() {
    return word;
  }
}

package dev.floe.dbt.context;

/** When a template is rendered. */
public enum Phase {
  /** A file of YAML: project, profile, selectors, properties. */
  YAML("yaml"),
  /** A node is read for the first time: its references and configuration are collected. */
  PARSE("parse"),
  /** A node's SQL is made. */
  COMPILE("compile"),
  /** A materialization runs. */
  EXECUTE("execute"),
  /** A hook's SQL is made. */
  HOOK("hook"),
  /** A test's SQL is made. */
  TEST("test"),
  /** A macro is run by its name, outside any node. */
  OPERATION("operation");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The word used in documentation and messages. */
  public String word() {
    return word;
  }

  /** What {@code execute} says: whether a database may be asked. */
  public boolean executes() {
    return switch (this) {
      case YAML, PARSE -> false;
      case COMPILE, EXECUTE, HOOK, TEST, OPERATION -> true;
    };
  }
}

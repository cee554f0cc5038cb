package dev.floe.dbt.adapter;

/** Which parts of a relation's name are quoted when it is written into SQL. */
public record Quoting(boolean database, boolean schema, boolean identifier) {

  /** Everything is quoted. */
  public static final Quoting ALL = new Quoting(true, true, true);
}

package dev.floe.spi;

/** What a relation is. */
public enum RelationKind {
  TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  EXTERNAL
}

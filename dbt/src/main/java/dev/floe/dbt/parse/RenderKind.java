package dev.floe.dbt.parse;

/** Which context a template is parsed in. */
public enum RenderKind {
  MODEL,
  SNAPSHOT,
  ANALYSIS,
  SINGULAR_TEST,
  GENERIC_TEST,
  SEED,
  /** {@code on-run-start} and {@code on-run-end}. */
  OPERATION,
  /** A {@code pre-hook} or {@code post-hook} of a node. */
  HOOK
}

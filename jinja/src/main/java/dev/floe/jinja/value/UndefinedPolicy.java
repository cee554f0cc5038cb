package dev.floe.jinja.value;

/** What may be done with a name or attribute that is not there. */
public enum UndefinedPolicy {
  /** It prints as nothing, is false and empty; anything else fails. */
  LENIENT,
  /** As lenient, and its attributes and items are undefined again. */
  CHAINABLE,
  /** As lenient, and it prints what is missing. */
  DEBUG,
  /** Only {@code is defined} and {@code default} may look at it. */
  STRICT,
  /** As chainable, and calling it gives itself: what dbt uses while it parses a project. */
  PARSING
}

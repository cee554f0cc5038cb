package dev.floe.jinja.eval;

/** What a slot holds whose variable is known to have no value. */
enum Missing {
  MISSING
}

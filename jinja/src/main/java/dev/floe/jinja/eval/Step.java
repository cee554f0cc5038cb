package dev.floe.jinja.eval;

/** A compiled statement. */
@FunctionalInterface
interface Step {

  Completion run(Activation a);
}

package dev.floe.jinja.eval;

/** A compiled expression. */
@FunctionalInterface
interface Eval {

  Object eval(Activation a);
}

package dev.floe.jinja.eval;

/** A value that is the same each time. */
record Constant(Object value) implements Eval {

  @Override
  public Object eval(Activation a) {
    return value;
  }
}

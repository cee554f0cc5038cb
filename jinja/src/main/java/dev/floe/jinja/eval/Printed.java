package dev.floe.jinja.eval;

/** An expression that can print its value piece by piece, without making it first. */
interface Printed extends Eval {

  /**
   * Prints it where the activation prints.
   *
   * @param place the offset of the statement that prints
   */
  void print(Activation a, int place);
}

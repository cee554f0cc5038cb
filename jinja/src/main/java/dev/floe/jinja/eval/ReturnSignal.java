package dev.floe.jinja.eval;

/**
 * Ends a macro from inside an expression or a caller's body. A {@code return} that is a statement,
 * which nearly all are, ends it as a {@link Completion} instead.
 */
final class ReturnSignal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Object value;

  ReturnSignal(Object value) {
    super(null, null, false, false);
    this.value = value;
  }

  Object value() {
    return value;
  }
}

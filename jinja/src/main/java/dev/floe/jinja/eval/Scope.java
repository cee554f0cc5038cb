package dev.floe.jinja.eval;

/**
 * Where a statement stands.
 *
 * @param topLevel whether what it sets is exported
 * @param rootLevel whether it stands directly in the template
 * @param conditional whether it may never be reached
 * @param checksExtends whether it prints only where the template extends no other
 */
record Scope(
    Symbols symbols,
    boolean topLevel,
    boolean rootLevel,
    boolean conditional,
    boolean checksExtends) {

  /** A scope of its own within the same unit. */
  Scope inner() {
    return new Scope(symbols.inner(), false, false, conditional, checksExtends);
  }

  /** The body of a macro or call block: always printed, wherever it is defined. */
  Scope innerUnit() {
    return new Scope(symbols.innerUnit(), false, false, false, false);
  }

  /** A recursive loop's. */
  Scope recursiveUnit() {
    return new Scope(symbols.innerUnit(), false, false, conditional, false);
  }

  Scope branch() {
    return new Scope(symbols, topLevel, false, true, checksExtends);
  }

  /** Prints into a text of its own, so nothing is suppressed. */
  Scope capturing() {
    return new Scope(symbols, topLevel, rootLevel, conditional, false);
  }
}

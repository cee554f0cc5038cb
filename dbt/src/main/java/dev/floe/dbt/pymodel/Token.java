package dev.floe.dbt.pymodel;

/**
 * A piece of Python.
 *
 * @param kind what it is
 * @param text of a name, an operator or a number as written; of a string its value
 * @param offset where it starts in the file
 */
record Token(Kind kind, String text, int offset) {

  /** Kinds of tokens, as far as literals and calls need them. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** A string that is made when it is evaluated. */
    FORMATTED,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}

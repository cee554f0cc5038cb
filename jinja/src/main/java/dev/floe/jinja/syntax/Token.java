package dev.floe.jinja.syntax;

/**
 * One token.
 *
 * @param value the text of data and names, the unescaped text of strings, the number of numbers;
 *     empty text otherwise
 * @param start the offset of its first character in the source
 * @param end just after its last
 */
record Token(TokenType type, Object value, int start, int end) {

  boolean is(TokenType wanted) {
    return type == wanted;
  }

  boolean isName(String name) {
    return type == TokenType.NAME && value.equals(name);
  }

  String text() {
    return value.toString();
  }

  /** How error messages speak of it. */
  String description() {
    return type == TokenType.NAME ? text() : type.description;
  }
}

package dev.floe.jinja.syntax;

import java.util.List;

/** The tokens of a template, read from first to last; the last is EOF and never passed. */
final class TokenStream {

  private final List<Token> tokens;
  private int next;
  private Token current;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
    this.current = tokens.get(0);
  }

  Token current() {
    return current;
  }

  Token look() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  /** The token just passed. */
  Token previous() {
    return tokens.get(Math.max(next - 1, 0));
  }

  Token advance() {
    Token passed = current;
    if (next < tokens.size() - 1) {
      current = tokens.get(++next);
    }
    return passed;
  }

  boolean is(TokenType type) {
    return current.type() == type;
  }

  boolean isName(String name) {
    return current.isName(name);
  }

  boolean skipIf(TokenType type) {
    if (is(type)) {
      advance();
      return true;
    }
    return false;
  }

  boolean skipIfName(String name) {
    if (isName(name)) {
      advance();
      return true;
    }
    return false;
  }

  Token expect(TokenType type) {
    if (!is(type)) {
      throw expected(type.description);
    }
    return advance();
  }

  Token expectName(String name) {
    if (!isName(name)) {
      throw expected(name);
    }
    return advance();
  }

  private SyntaxException expected(String wanted) {
    if (is(TokenType.EOF)) {
      return fail("unexpected end of template, expected '" + wanted + "'");
    }
    return fail("expected token '" + wanted + "', got '" + current.description() + "'");
  }

  SyntaxException unexpected(String prefix) {
    return fail(prefix + "unexpected '" + current.description() + "'");
  }

  SyntaxException fail(String message) {
    return new SyntaxException(message, current.start(), current.end());
  }
}

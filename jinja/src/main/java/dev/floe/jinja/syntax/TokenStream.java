package dev.floe.jinja.syntax;

import java.util.List;
import java.util.Optional;

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

  /** The name of the block tag that is being read; empty outside of one. */
  Optional<Token> tagName() {
    int begin = beginOfTag();
    boolean named =
        begin >= 0
            && tokens.get(begin).is(TokenType.BLOCK_BEGIN)
            && tokens.get(begin + 1).is(TokenType.NAME);
    return named ? Optional.of(tokens.get(begin + 1)) : Optional.empty();
  }

  private int beginOfTag() {
    int at = next;
    while (at >= 0
        && !tokens.get(at).is(TokenType.BLOCK_BEGIN)
        && !tokens.get(at).is(TokenType.VARIABLE_BEGIN)) {
      at--;
    }
    return at;
  }

  /** What the lexer found wrong with the tag that is being read. */
  Optional<SyntaxException> unreadable() {
    for (int at = Math.max(beginOfTag(), 0); at < tokens.size() && !isEnd(at); at++) {
      if (tokens.get(at).value() instanceof SyntaxException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private boolean isEnd(int at) {
    TokenType type = tokens.get(at).type();
    return type == TokenType.BLOCK_END || type == TokenType.VARIABLE_END || type == TokenType.EOF;
  }

  /** Goes on after the tag that is being read. */
  void skipTag() {
    while (!isEnd(next)) {
      advance();
    }
    advance();
  }

  /** Whether a token of the tag that is being read has this type. */
  boolean tagHas(TokenType type) {
    for (int at = Math.max(beginOfTag(), 0); !isEnd(at); at++) {
      if (tokens.get(at).is(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tag of that name follows somewhere. */
  boolean isAhead(String tag) {
    for (int at = next; at < tokens.size() - 1; at++) {
      if (tokens.get(at).is(TokenType.BLOCK_BEGIN) && tokens.get(at + 1).isName(tag)) {
        return true;
      }
    }
    return false;
  }

  SyntaxException unexpected(String prefix) {
    return fail(prefix + "unexpected '" + current.description() + "'");
  }

  SyntaxException fail(String message) {
    return new SyntaxException(message, current.start(), current.end());
  }
}

package dev.floe.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what is assigned to, the parameters of macros and the options of tags. */
final class TargetParser {

  private static final List<String> RESERVED =
      List.of("true", "false", "none", "True", "False", "None");

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final Syntax syntax;

  TargetParser(TokenStream tokens, ExpressionParser expressions, Syntax syntax) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.syntax = syntax;
  }

  /** A name, a namespace's attribute where allowed, or a tuple of such. */
  Expr target(List<String> ends, boolean withNamespace) {
    Expr target = expressions.primaries().tuple(true, true, ends, false, withNamespace);
    requireAssignable(target);
    return target;
  }

  private static void requireAssignable(Expr target) {
    if (target instanceof Expr.TupleOf tuple) {
      tuple.items().forEach(TargetParser::requireAssignable);
    } else if (!(target instanceof Expr.Name || target instanceof Expr.NamespaceTarget)) {
      // Every other expression has a value but no place to put one.
      throw new SyntaxException("can't assign to this", target.start(), target.end());
    }
  }

  Expr.Name name() {
    Token token = tokens.expect(TokenType.NAME);
    if (RESERVED.contains(token.text())) {
      throw new SyntaxException(
          "can't assign to '" + token.text() + "'", token.start(), token.end());
    }
    return new Expr.Name(token.text(), token.start(), token.end());
  }

  Stmt.Parameters parameters() {
    tokens.expect(TokenType.LPAREN);
    List<Stmt.Parameter> list = new ArrayList<>();
    while (!tokens.is(TokenType.RPAREN)) {
      if (!list.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      if (!list.isEmpty() && syntax.parameterTypes() && tokens.is(TokenType.RPAREN)) {
        break;
      }
      list.add(parameter(list));
    }
    tokens.expect(TokenType.RPAREN);
    return new Stmt.Parameters(list);
  }

  private Stmt.Parameter parameter(List<Stmt.Parameter> before) {
    Expr.Name name = name();
    if (before.stream().anyMatch(p -> p.name().equals(name.name()))) {
      throw new SyntaxException(
          "duplicate parameter '" + name.name() + "'", name.start(), name.end());
    }
    if (syntax.parameterTypes() && tokens.skipIf(TokenType.COLON)) {
      type();
    }
    Optional<Expr> value = Optional.empty();
    if (tokens.skipIf(TokenType.ASSIGN)) {
      value = Optional.of(expressions.expression());
    } else if (!before.isEmpty() && before.getLast().defaultValue().isPresent()) {
      throw new SyntaxException(
          "non-default argument follows default argument", name.start(), name.end());
    }
    return new Stmt.Parameter(name.name(), value, name.start(), name.end());
  }

  /** {@code string}, {@code list[string]}, {@code dict[string, any]}: checked for form alone. */
  private void type() {
    tokens.expect(TokenType.NAME);
    if (tokens.skipIf(TokenType.LBRACKET)) {
      type();
      while (tokens.skipIf(TokenType.COMMA)) {
        type();
      }
      tokens.expect(TokenType.RBRACKET);
    }
  }

  /** {@code , default} or {@code , adapter='x'}, any number of times. */
  List<Stmt.Option> options() {
    List<Stmt.Option> options = new ArrayList<>();
    while (tokens.skipIf(TokenType.COMMA)) {
      Token name = tokens.expect(TokenType.NAME);
      Optional<Expr> value =
          tokens.skipIf(TokenType.ASSIGN)
              ? Optional.of(expressions.expression())
              : Optional.empty();
      options.add(new Stmt.Option(name.text(), value, name.start(), tokens.previous().end()));
    }
    return List.copyOf(options);
  }
}

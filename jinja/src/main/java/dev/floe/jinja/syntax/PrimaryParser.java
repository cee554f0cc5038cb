package dev.floe.jinja.syntax;

import dev.floe.jinja.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses literals, names and what may follow them: attributes, items, calls, filters, tests. */
final class PrimaryParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;

  PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expr primary(boolean withNamespace) {
    Token token = tokens.current();
    return switch (token.type()) {
      case NAME -> name(withNamespace);
      case STRING -> string();
      case INTEGER, FLOAT -> {
        tokens.advance();
        yield new Expr.Constant(token.value(), token.start(), token.end());
      }
      case LPAREN -> parenthesized();
      case LBRACKET -> list();
      case LBRACE -> dict();
      // No other token starts an expression.
      default -> throw tokens.unexpected("");
    };
  }

  private Expr name(boolean withNamespace) {
    Token token = tokens.advance();
    int start = token.start();
    int end = token.end();
    return switch (token.text()) {
      case "true", "True" -> new Expr.Constant(true, start, end);
      case "false", "False" -> new Expr.Constant(false, start, end);
      case "none", "None" -> new Expr.Constant(None.NONE, start, end);
      default -> {
        if (withNamespace && tokens.skipIf(TokenType.DOT)) {
          Token attribute = tokens.expect(TokenType.NAME);
          yield new Expr.NamespaceTarget(token.text(), attribute.text(), start, attribute.end());
        }
        yield new Expr.Name(token.text(), start, end);
      }
    };
  }

  private Expr string() {
    Token first = tokens.advance();
    int inside = first.start() + 1;
    if (!tokens.is(TokenType.STRING)) {
      boolean verbatim = first.text().length() == first.end() - first.start() - 2;
      return new Expr.Text(first.text(), verbatim, inside, first.start(), first.end());
    }
    StringBuilder joined = new StringBuilder(first.text());
    while (tokens.is(TokenType.STRING)) {
      joined.append(tokens.advance().text());
    }
    return new Expr.Text(joined.toString(), false, inside, first.start(), end());
  }

  private Expr parenthesized() {
    Token open = tokens.advance();
    Expr inner = tuple(false, true, List.of(), true, false);
    int end = tokens.expect(TokenType.RPAREN).end();
    return inner instanceof Expr.TupleOf tuple
        ? new Expr.TupleOf(tuple.items(), open.start(), end)
        : inner;
  }

  private Expr list() {
    int start = tokens.advance().start();
    List<Expr> items = new ArrayList<>();
    while (!tokens.is(TokenType.RBRACKET)) {
      if (!items.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      if (tokens.is(TokenType.RBRACKET)) {
        break;
      }
      items.add(expressions.expression());
    }
    return new Expr.ListOf(List.copyOf(items), start, tokens.expect(TokenType.RBRACKET).end());
  }

  private Expr dict() {
    int start = tokens.advance().start();
    List<Expr.Pair> pairs = new ArrayList<>();
    while (!tokens.is(TokenType.RBRACE)) {
      if (!pairs.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      if (tokens.is(TokenType.RBRACE)) {
        break;
      }
      Expr key = expressions.expression();
      tokens.expect(TokenType.COLON);
      pairs.add(new Expr.Pair(key, expressions.expression()));
    }
    return new Expr.DictOf(List.copyOf(pairs), start, tokens.expect(TokenType.RBRACE).end());
  }

  /**
   * Expressions separated by commas, or one alone.
   *
   * @param simplified only names and literals, as in assignment targets
   * @param ends names that end it besides the closing marks
   * @param parenthesized whether it may be empty
   */
  Expr tuple(
      boolean simplified,
      boolean withConditional,
      List<String> ends,
      boolean parenthesized,
      boolean withNamespace) {
    List<Expr> items = new ArrayList<>();
    boolean isTuple = false;
    int start = tokens.current().start();
    while (!atTupleEnd(ends)) {
      items.add(simplified ? primary(withNamespace) : expressions.expression(withConditional));
      if (!tokens.skipIf(TokenType.COMMA)) {
        break;
      }
      isTuple = true;
    }
    if (!isTuple && !items.isEmpty()) {
      return items.get(0);
    }
    if (!isTuple && !parenthesized) {
      throw tokens.fail("Expected an expression, got '" + tokens.current().description() + "'");
    }
    return new Expr.TupleOf(List.copyOf(items), start, end());
  }

  private boolean atTupleEnd(List<String> ends) {
    Token token = tokens.current();
    return switch (token.type()) {
      case VARIABLE_END, BLOCK_END, RPAREN -> true;
      case NAME -> ends.contains(token.text());
      // Anything else must start one more expression.
      default -> false;
    };
  }

  Expr postfix(Expr node) {
    Expr result = node;
    for (int links = 0; ; links++) {
      expressions.checkChain(links);
      Expr next =
          switch (tokens.current().type()) {
            case DOT -> attribute(result);
            case LBRACKET -> item(result);
            case LPAREN -> invocation(result);
            // Anything else does not belong to the operand.
            default -> null;
          };
      if (next == null) {
        return result;
      }
      result = next;
    }
  }

  Expr filtersAndTests(Expr node) {
    Expr result = node;
    for (int links = 0; ; links++) {
      expressions.checkChain(links);
      if (tokens.is(TokenType.PIPE)) {
        tokens.advance();
        result = filter(Optional.of(result));
      } else if (tokens.isName("is")) {
        result = test(result);
      } else if (tokens.is(TokenType.LPAREN)) {
        result = invocation(result);
      } else {
        return result;
      }
    }
  }

  private Expr attribute(Expr object) {
    tokens.advance();
    Token name = tokens.advance();
    if (name.is(TokenType.NAME)) {
      return new Expr.Attribute(object, name.text(), object.start(), name.end());
    }
    if (!name.is(TokenType.INTEGER)) {
      throw new SyntaxException("expected name or number", name.start(), name.end());
    }
    Expr index = new Expr.Constant(name.value(), name.start(), name.end());
    return new Expr.Item(object, index, object.start(), name.end());
  }

  private Expr item(Expr object) {
    int start = tokens.advance().start();
    List<Expr> keys = new ArrayList<>();
    while (!tokens.is(TokenType.RBRACKET)) {
      if (!keys.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      keys.add(subscript());
    }
    if (keys.size() > 1 && keys.stream().anyMatch(Expr.Slice.class::isInstance)) {
      // Python refuses the code that Jinja makes of it.
      throw tokens.fail("a slice stands alone between brackets");
    }
    int end = tokens.expect(TokenType.RBRACKET).end();
    Expr key = keys.size() == 1 ? keys.get(0) : new Expr.TupleOf(List.copyOf(keys), start, end);
    return new Expr.Item(object, key, object.start(), end);
  }

  private Expr subscript() {
    int start = tokens.current().start();
    Optional<Expr> from = Optional.empty();
    if (!tokens.is(TokenType.COLON)) {
      Expr key = expressions.expression();
      if (!tokens.is(TokenType.COLON)) {
        return key;
      }
      from = Optional.of(key);
    }
    tokens.advance();
    Optional<Expr> to = slicePart();
    Optional<Expr> step = tokens.skipIf(TokenType.COLON) ? slicePart() : Optional.empty();
    return new Expr.Slice(from, to, step, start, end());
  }

  private Optional<Expr> slicePart() {
    return switch (tokens.current().type()) {
      case COLON, RBRACKET, COMMA -> Optional.empty();
      // Anything else must be the bound's expression.
      default -> Optional.of(expressions.expression());
    };
  }

  Expr.Invocation invocation(Expr function) {
    Expr.Arguments arguments = arguments();
    return new Expr.Invocation(function, arguments, function.start(), end());
  }

  private Expr.Arguments arguments() {
    Token open = tokens.expect(TokenType.LPAREN);
    List<Expr> positional = new ArrayList<>();
    List<Expr.Keyword> keywords = new ArrayList<>();
    Expr rest = null;
    Expr keywordRest = null;
    while (!tokens.is(TokenType.RPAREN)) {
      if (tokens.is(TokenType.MUL)) {
        ensure(rest == null && keywordRest == null, open);
        tokens.advance();
        rest = expressions.expression();
      } else if (tokens.is(TokenType.POW)) {
        ensure(keywordRest == null, open);
        tokens.advance();
        keywordRest = expressions.expression();
      } else if (tokens.is(TokenType.NAME) && tokens.look().is(TokenType.ASSIGN)) {
        ensure(keywordRest == null, open);
        keywords.add(keyword(keywords));
      } else {
        ensure(rest == null && keywordRest == null && keywords.isEmpty(), open);
        positional.add(expressions.expression());
      }
      if (!tokens.is(TokenType.RPAREN)) {
        tokens.expect(TokenType.COMMA);
      }
    }
    tokens.advance();
    return new Expr.Arguments(
        List.copyOf(positional), List.copyOf(keywords), optional(rest), optional(keywordRest));
  }

  private static Optional<Expr> optional(@Nullable Expr expression) {
    return Optional.ofNullable(expression);
  }

  private Expr.Keyword keyword(List<Expr.Keyword> before) {
    Token name = tokens.advance();
    if (before.stream().anyMatch(k -> k.name().equals(name.text()))) {
      throw new SyntaxException(
          "keyword argument repeated: " + name.text(), name.start(), name.end());
    }
    tokens.advance();
    return new Expr.Keyword(name.text(), expressions.expression());
  }

  private void ensure(boolean sound, Token open) {
    if (!sound) {
      throw new SyntaxException(
          "invalid syntax for function call expression",
          tokens.current().start(),
          Math.max(open.end(), tokens.current().end()));
    }
  }

  /** A filter after its bar. */
  Expr.Filter filter(Optional<Expr> input) {
    Token first = tokens.current();
    String name = dottedName();
    Expr.Arguments arguments = tokens.is(TokenType.LPAREN) ? arguments() : Expr.Arguments.NONE;
    return new Expr.Filter(input, name, arguments, first.start(), end());
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.expect(TokenType.NAME).text());
    while (tokens.skipIf(TokenType.DOT)) {
      name.append('.').append(tokens.expect(TokenType.NAME).text());
    }
    return name.toString();
  }

  private Expr test(Expr input) {
    tokens.advance();
    boolean negated = tokens.skipIfName("not");
    int start = tokens.current().start();
    String name = dottedName();
    Expr.Test test = new Expr.Test(input, name, testArguments(), start, end());
    return negated ? new Expr.Unary(Expr.UnaryOperator.NOT, test, input.start(), test.end()) : test;
  }

  private Expr.Arguments testArguments() {
    return switch (tokens.current().type()) {
      case LPAREN -> arguments();
      case STRING, INTEGER, FLOAT, LBRACKET, LBRACE -> bareArgument();
      case NAME ->
          switch (tokens.current().text()) {
            case "else", "or", "and" -> Expr.Arguments.NONE;
            case "is" -> throw tokens.fail("You cannot chain multiple tests with is");
            default -> bareArgument();
          };
      // No other token starts an argument.
      default -> Expr.Arguments.NONE;
    };
  }

  private Expr.Arguments bareArgument() {
    Expr argument = postfix(primary(false));
    return new Expr.Arguments(List.of(argument), List.of(), Optional.empty(), Optional.empty());
  }

  private int end() {
    return tokens.previous().end();
  }
}

package dev.floe.jinja.syntax;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.syntax.Expr.BinaryOperator;
import dev.floe.jinja.syntax.Expr.Comparator;
import dev.floe.jinja.syntax.Expr.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses expressions by recursive descent, from the loosest binding operator to the tightest. */
final class ExpressionParser {

  private static final int MAX_DEPTH = 150;

  /** Operators of one level joined to a chain make a tree as deep as the chain is long. */
  private static final int MAX_CHAIN = 500;

  private final TokenStream tokens;
  private final PrimaryParser primaries;
  private int depth;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.primaries = new PrimaryParser(tokens, this);
  }

  PrimaryParser primaries() {
    return primaries;
  }

  Expr expression() {
    return expression(true);
  }

  /** An expression; a conditional one only if asked for. */
  Expr expression(boolean withConditional) {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxException(
          Fault.LIMIT,
          "expressions are nested more than " + MAX_DEPTH + " levels deep",
          tokens.current().start(),
          tokens.current().end(),
          "");
    }
    try {
      return withConditional ? conditional() : or();
    } finally {
      depth--;
    }
  }

  private Expr conditional() {
    Expr then = or();
    for (int links = 0; tokens.skipIfName("if"); links++) {
      checkChain(links);
      Expr test = or();
      Optional<Expr> otherwise =
          tokens.skipIfName("else") ? Optional.of(expression(true)) : Optional.empty();
      then = new Expr.Conditional(test, then, otherwise, then.start(), end());
    }
    return then;
  }

  private Expr or() {
    Expr left = and();
    for (int links = 0; tokens.skipIfName("or"); links++) {
      checkChain(links);
      left = new Expr.Or(left, and(), left.start(), end());
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    for (int links = 0; tokens.skipIfName("and"); links++) {
      checkChain(links);
      left = new Expr.And(left, not(), left.start(), end());
    }
    return left;
  }

  private Expr not() {
    List<Token> nots = new ArrayList<>();
    while (tokens.isName("not")) {
      nots.add(tokens.advance());
      checkChain(nots.size());
    }
    Expr operand = comparison();
    for (Token not : nots.reversed()) {
      operand = new Expr.Unary(UnaryOperator.NOT, operand, not.start(), end());
    }
    return operand;
  }

  private Expr comparison() {
    Expr first = sum();
    List<Expr.Operand> rest = new ArrayList<>();
    for (Comparator next = comparator(); next != null; next = comparator()) {
      rest.add(new Expr.Operand(next, sum()));
    }
    return rest.isEmpty() ? first : new Expr.Compare(first, rest, first.start(), end());
  }

  /** The comparison operator here, passed; null if there is none. */
  private @Nullable Comparator comparator() {
    Comparator found =
        switch (tokens.current().type()) {
          case EQ -> Comparator.EQUAL;
          case NE -> Comparator.NOT_EQUAL;
          case LT -> Comparator.LESS;
          case LE -> Comparator.LESS_OR_EQUAL;
          case GT -> Comparator.GREATER;
          case GE -> Comparator.GREATER_OR_EQUAL;
          case NAME -> membership();
          // Any other token ends the comparison.
          default -> null;
        };
    if (found != null) {
      tokens.advance();
    }
    return found;
  }

  private @Nullable Comparator membership() {
    if (tokens.isName("in")) {
      return Comparator.IN;
    }
    if (tokens.isName("not") && tokens.look().isName("in")) {
      tokens.advance();
      return Comparator.NOT_IN;
    }
    return null;
  }

  private Expr sum() {
    Expr left = concat();
    for (int links = 0; tokens.is(TokenType.ADD) || tokens.is(TokenType.SUB); links++) {
      checkChain(links);
      BinaryOperator operator =
          tokens.advance().is(TokenType.ADD) ? BinaryOperator.ADD : BinaryOperator.SUB;
      left = new Expr.Binary(operator, left, concat(), left.start(), end());
    }
    return left;
  }

  private Expr concat() {
    Expr first = product();
    if (!tokens.is(TokenType.TILDE)) {
      return first;
    }
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (tokens.skipIf(TokenType.TILDE)) {
      parts.add(product());
    }
    return new Expr.Concat(List.copyOf(parts), first.start(), end());
  }

  private Expr product() {
    Expr left = power();
    int links = 0;
    for (BinaryOperator next = productOperator(); next != null; next = productOperator()) {
      checkChain(links++);
      tokens.advance();
      left = new Expr.Binary(next, left, power(), left.start(), end());
    }
    return left;
  }

  private @Nullable BinaryOperator productOperator() {
    return switch (tokens.current().type()) {
      case MUL -> BinaryOperator.MUL;
      case DIV -> BinaryOperator.DIV;
      case FLOORDIV -> BinaryOperator.FLOORDIV;
      case MOD -> BinaryOperator.MOD;
      // Any other token ends the product.
      default -> null;
    };
  }

  private Expr power() {
    Expr left = unary(true);
    for (int links = 0; tokens.skipIf(TokenType.POW); links++) {
      checkChain(links);
      left = new Expr.Binary(BinaryOperator.POW, left, unary(true), left.start(), end());
    }
    return left;
  }

  /** Signs bind tighter than {@code **} and filters apply to the signed value, as in Jinja. */
  Expr unary(boolean withFilter) {
    List<Token> signs = new ArrayList<>();
    while (tokens.is(TokenType.SUB) || tokens.is(TokenType.ADD)) {
      signs.add(tokens.advance());
      checkChain(signs.size());
    }
    Expr operand = primaries.postfix(primaries.primary(false));
    for (Token sign : signs.reversed()) {
      UnaryOperator operator =
          sign.is(TokenType.SUB) ? UnaryOperator.NEGATIVE : UnaryOperator.POSITIVE;
      operand = primaries.postfix(new Expr.Unary(operator, operand, sign.start(), end()));
    }
    return withFilter ? primaries.filtersAndTests(operand) : operand;
  }

  void checkChain(int links) {
    if (links > MAX_CHAIN) {
      throw new SyntaxException(
          Fault.LIMIT,
          "more than " + MAX_CHAIN + " operators in a row",
          tokens.current().start(),
          tokens.current().end(),
          "");
    }
  }

  private int end() {
    return tokens.previous().end();
  }
}

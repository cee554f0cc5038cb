package dev.floe.jinja.syntax;

import java.util.List;
import java.util.Optional;

/** An expression of the tree; offsets are those of the source. */
public sealed interface Expr {

  int start();

  int end();

  /** A name that is read, or assigned where it is a target. */
  record Name(String name, int start, int end) implements Expr {}

  /** A number, a boolean or none. */
  record Constant(Object value, int start, int end) implements Expr {}

  /**
   * A string literal.
   *
   * @param verbatim whether its characters stand in the source as they are
   * @param textStart the offset of the first character inside the quotes
   */
  record Text(String value, boolean verbatim, int textStart, int start, int end) implements Expr {}

  record TupleOf(List<Expr> items, int start, int end) implements Expr {}

  record ListOf(List<Expr> items, int start, int end) implements Expr {}

  record DictOf(List<Pair> pairs, int start, int end) implements Expr {}

  /** One entry of a dict literal. */
  record Pair(Expr key, Expr value) {}

  record Unary(UnaryOperator operator, Expr operand, int start, int end) implements Expr {}

  /** The operators before an operand. */
  enum UnaryOperator {
    NOT,
    NEGATIVE,
    POSITIVE
  }

  record Binary(BinaryOperator operator, Expr left, Expr right, int start, int end)
      implements Expr {}

  /** The operators between two operands; both are always evaluated. */
  enum BinaryOperator {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    DIV("/"),
    FLOORDIV("//"),
    MOD("%"),
    POW("**");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
      return symbol;
    }
  }

  record And(Expr left, Expr right, int start, int end) implements Expr {}

  record Or(Expr left, Expr right, int start, int end) implements Expr {}

  /** A chain of comparisons: {@code a < b <= c}. */
  record Compare(Expr first, List<Operand> rest, int start, int end) implements Expr {}

  /** One more link of a chain of comparisons. */
  record Operand(Comparator comparator, Expr value) {}

  /** The operators that compare. */
  enum Comparator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    NOT_IN
  }

  /** {@code a ~ b ~ c}. */
  record Concat(List<Expr> parts, int start, int end) implements Expr {}

  /** {@code then if test else otherwise}. */
  record Conditional(Expr test, Expr then, Optional<Expr> otherwise, int start, int end)
      implements Expr {}

  record Attribute(Expr object, String name, int start, int end) implements Expr {}

  record Item(Expr object, Expr key, int start, int end) implements Expr {}

  /** The inside of {@code value[start:stop:step]}. */
  record Slice(Optional<Expr> from, Optional<Expr> to, Optional<Expr> step, int start, int end)
      implements Expr {}

  record Invocation(Expr function, Arguments arguments, int start, int end) implements Expr {}

  /** A filter; its input is missing where it filters a block. */
  record Filter(Optional<Expr> input, String name, Arguments arguments, int start, int end)
      implements Expr {}

  record Test(Expr input, String name, Arguments arguments, int start, int end) implements Expr {}

  /** {@code namespace.name} as a target of {@code set}. */
  record NamespaceTarget(String namespace, String name, int start, int end) implements Expr {}

  /** What stands between the parentheses of a call. */
  record Arguments(
      List<Expr> positional,
      List<Keyword> keywords,
      Optional<Expr> rest,
      Optional<Expr> keywordRest) {

    /** None at all. */
    public static final Arguments NONE =
        new Arguments(List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** A keyword argument. */
  record Keyword(String name, Expr value) {}
}

package dev.floe.jinja;

/**
 * Makes random expressions whose operands fit, so that most of them have a value: what {@link
 * ExpressionGenerator} joins at random mostly ends in a TypeError.
 */
final class TypedExpressions implements Expressions {

  private final Dice dice;
  private final TypedTexts texts;

  TypedExpressions(Dice dice) {
    this.dice = dice;
    this.texts = new TypedTexts(dice, this);
  }

  @Override
  public String expression(int depth) {
    return switch (dice.below(9)) {
      case 0, 1 -> number(depth);
      case 2, 3, 4 -> texts.text(depth);
      case 5, 6 -> list(depth);
      case 7 -> dict(depth);
      default -> condition(depth);
    };
  }

  @Override
  public String iterable(int depth) {
    return dice.chance(15)
        ? dice.pick("d", "s", "d.items()", "d.keys()", "range(3)", "e", "s.split()", "l")
        : list(depth);
  }

  /** A variable that may be of any kind, and not be set at all. */
  String variable() {
    return dice.pick("v", "w", "n", "t", "missing")
        + dice.pick("|default(1)", "|default('q')", "|default([2])", "|d(0, true)");
  }

  String number(int depth) {
    if (depth == 0) {
      return dice.pick(
          "a", "b", "a", "b", "0", "1", "-3", "2.5", "10", "1e3", "0x1f", "1_000", "true");
    }
    String one = number(depth - 1);
    return switch (dice.below(12)) {
      case 0, 1, 2 -> "(" + one + dice.pick(" + ", " - ", " * ") + number(depth - 1) + ")";
      case 3 ->
          "(" + one + dice.pick(" / ", " // ", " % ") + dice.pick("2", "-3", "0.5", "7") + ")";
      case 4 ->
          "(" + dice.pick("a", "b", "-3", "2.5", "7") + " ** " + dice.pick("2", "3", "0") + ")";
      case 5 ->
          "("
              + one
              + ")|"
              + dice.pick(
                  "abs", "round", "round(1)", "round(2, 'floor')", "int", "float", "round(-1)");
      case 6 ->
          numbers(depth)
              + "|"
              + dice.pick("sum", "sum(start=5)", "max", "min", "first", "last", "length");
      case 7 ->
          texts.text(depth - 1)
              + dice.pick("|length", "|wordcount", "|int", "|float", "|int(7)", "|int(0, 16)");
      case 8 ->
          dice.pick(
              "s.count('t')",
              "s.find('x')",
              "s.rfind('t', 1)",
              "l|length",
              "d|length",
              "e|count",
              "s.index('')");
      case 9 -> "(" + one + " if " + condition(depth - 1) + " else " + number(depth - 1) + ")";
      case 10 -> dice.pick("-", "+") + "(" + one + ")";
      default ->
          dice.chance(50)
              ? dice.anyInt()
              : "(" + Double.toString(dice.anyFloat()).replace("E", "e") + ")";
    };
  }

  private String numbers(int depth) {
    String one = number(depth - 1);
    return dice.pick(
        "[" + one + ", " + number(depth - 1) + ", 2]",
        "(" + one + ", 1.5)",
        "range(" + dice.pick("3", "1, 5", "9, 1, -3", "2, 9, 4") + ")",
        "[3, 1.0, true, 2]",
        "[" + one + "]");
  }

  @Override
  public String condition(int depth) {
    if (depth == 0) {
      return dice.pick(
          "true", "false", "t", "e", "l", "n", "s", "missing is defined", "v is defined");
    }
    return switch (dice.below(11)) {
      case 0, 1 -> "(" + number(depth - 1) + order() + number(depth - 1) + ")";
      case 2 -> "(" + texts.text(depth - 1) + order() + texts.text(depth - 1) + ")";
      case 3 ->
          "(" + expression(depth - 1) + dice.pick(" == ", " != ") + expression(depth - 1) + ")";
      case 4 ->
          "(" + texts.text(depth - 1) + dice.pick(" in ", " not in ") + texts.text(depth - 1) + ")";
      case 5 -> "(" + expression(depth - 1) + dice.pick(" in ", " not in ") + list(depth - 1) + ")";
      case 6 ->
          "(" + condition(depth - 1) + dice.pick(" and ", " or ") + condition(depth - 1) + ")";
      case 7 -> "not " + condition(depth - 1);
      case 8 ->
          "(" + number(depth - 1) + order() + number(depth - 1) + order() + number(depth - 1) + ")";
      case 9 ->
          "(("
              + number(depth - 1)
              + ") is "
              + dice.pick("odd", "even", "divisibleby 3", "gt 1", "le 2", "in [1, 2]")
              + ")";
      default ->
          "(("
              + expression(depth - 1)
              + ") is "
              + dice.pick("", "", "not ")
              + dice.pick(
                  "none",
                  "string",
                  "number",
                  "integer",
                  "float",
                  "boolean",
                  "mapping",
                  "sequence",
                  "iterable",
                  "callable",
                  "true",
                  "sameas none",
                  "eq 1",
                  "ne 'x'",
                  "escaped")
              + ")";
    };
  }

  private String order() {
    return dice.pick(" < ", " <= ", " > ", " >= ", " == ", " != ");
  }

  private String list(int depth) {
    if (depth == 0) {
      return dice.pick(
          "l", "l", "[]", "[1, 2]", "['a', 'B']", "(1, 'x')", "range(3)", "[[2, 'b'], [1, 'a']]");
    }
    return switch (dice.below(12)) {
      case 0 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
      case 1 -> "(" + expression(depth - 1) + ", " + variable() + ",)";
      case 2 ->
          numbers(depth)
              + "|"
              + dice.pick("sort", "sort(reverse=true)", "list", "unique|list", "reverse|list");
      case 3 ->
          numbers(depth)
              + "|"
              + dice.pick(
                  "select('odd')|list",
                  "reject('gt', 1)|list",
                  "select|list",
                  "map('abs')|list",
                  "map('string')|list",
                  "map('round', 1)|list",
                  "batch(2)|list",
                  "batch(2, 0)|map('list')|list",
                  "slice(2, 'f')|list",
                  "slice(3)|list");
      case 4 ->
          texts.text(depth - 1)
              + "|"
              + dice.pick(
                  "list",
                  "sort",
                  "unique|list",
                  "map('upper')|list",
                  "batch(3)|map('join')|list",
                  "reverse|list");
      case 5 ->
          texts.texts(depth)
              + "|"
              + dice.pick(
                  "sort",
                  "sort(true)",
                  "map('title')|list",
                  "map('replace', 'a', 'b')|list",
                  "select('in', 'ab')|list",
                  "unique(true)|list",
                  "map('length')|list",
                  "map('first')|list");
      case 6 -> "(" + list(depth - 1) + "|list + " + list(depth - 1) + "|list)";
      case 7 ->
          "("
              + list(depth - 1)
              + "|list)["
              + dice.pick("1:", ":2", "::-1", "::2", "-2:", ":-1", "3:1:-1", "-100:100", "1:3")
              + "]";
      case 8 -> "(" + list(depth - 1) + "|list * " + dice.pick("0", "1", "2", "-1") + ")";
      case 9 ->
          dict(depth - 1)
              + dice.pick(
                  "|items|list", ".items()|list", ".keys()|list", ".values()|list", "|list");
      case 10 ->
          "[{'x': "
              + number(depth - 1)
              + ", 'y': "
              + texts.text(depth - 1)
              + "}, {'x': 2, 'y': 'b'}]|"
              + dice.pick(
                  "map(attribute='x')|list",
                  "sort(attribute='x')",
                  "sort(attribute='y,x')",
                  "selectattr('x', 'gt', 1)|list",
                  "rejectattr('y')|list",
                  "groupby('x')",
                  "groupby('y', case_sensitive=true)|list",
                  "map(attribute='z', default=0)|list",
                  "unique(attribute='x')|list",
                  "groupby('x')|map(attribute='list')|list",
                  "sum(attribute='x')|string|list");
      default ->
          "(" + list(depth - 1) + " if " + condition(depth - 1) + " else " + list(depth - 1) + ")";
    };
  }

  String dict(int depth) {
    if (depth == 0) {
      return dice.pick("d", "d", "{}", "{'k': 1}", "{1: 'a', none: 2, (1, 2): 3}");
    }
    return switch (dice.below(4)) {
      case 0 -> "{'x': " + expression(depth - 1) + ", 'y': " + expression(depth - 1) + "}";
      case 1 ->
          "{" + number(depth - 1) + ": " + expression(depth - 1) + ", 'q': " + variable() + "}";
      case 2 -> "dict(x=" + expression(depth - 1) + ", y=" + number(depth - 1) + ")";
      default ->
          "dict("
              + dict(depth - 1).replaceAll("^\\{1: .*", "d2|default({})")
              + ", **{'z': "
              + number(depth - 1)
              + "})";
    };
  }

  @Override
  public String arguments() {
    String all = expression(1);
    boolean two = dice.chance(25);
    all += two ? ", " + expression(1) : "";
    all += !two && dice.chance(20) ? ", w=" + expression(1) : "";
    return all;
  }
}

package dev.floe.jinja;

/** Makes random expressions that give strings, mostly without failing. */
final class TypedTexts {

  private final Dice dice;
  private final TypedExpressions others;

  TypedTexts(Dice dice, TypedExpressions others) {
    this.dice = dice;
    this.others = others;
  }

  String text(int depth) {
    if (depth == 0) {
      return dice.pick(
          "s",
          "s",
          "s",
          "'x'",
          "'a b'",
          "''",
          "'Hello'",
          "\"it's\"",
          "'3'",
          "'<b>&'",
          "'\\u00df\\u0130'",
          "'a,b;c'",
          "'  pad '",
          "'\\n'");
    }
    String one = text(depth - 1);
    return switch (dice.below(13)) {
      case 0 -> "(" + one + " + " + text(depth - 1) + ")";
      case 1 -> "(" + one + " ~ " + others.expression(depth - 1) + " ~ " + others.variable() + ")";
      case 2 -> "(" + one + " * " + dice.pick("0", "1", "3", "-1", "true") + ")";
      case 3 -> percent(depth);
      case 4 -> braces(depth);
      case 5, 6, 7 -> "(" + one + ")|" + filter();
      case 8, 9 -> "(" + one + ")." + method();
      case 10 ->
          "("
              + others.expression(depth - 1)
              + ")|"
              + dice.pick(
                  "string", "string|upper", "pprint", "string|e", "string|replace(' ', '')");
      case 11 ->
          texts(depth)
              + "|"
              + dice.pick(
                  "join", "join('-')", "join(', ')|upper", "first", "last", "max", "min(true)");
      default ->
          "("
              + one
              + ")["
              + dice.pick(
                  "1:", ":2", "::-1", "::2", "-2:", ":-1", "3:1:-1", "-100:100", "a:", "1:3")
              + "]";
    };
  }

  String texts(int depth) {
    String one = text(depth - 1);
    return dice.pick(
        "[" + one + ", " + text(depth - 1) + "]",
        "(" + one + ", 'B')",
        "['b', 'A', " + one + "]",
        "(" + one + ")." + dice.pick("partition(' ')", "rpartition('t')"));
  }

  private String percent(int depth) {
    String flags = dice.pick("", "", "-", "0", "+", " ", "#", "-0") + dice.pick("", "5", "12");
    return dice.chance(50)
        ? "('|%"
            + flags
            + dice.pick("", ".2", ".5", ".0")
            + dice.pick("s", "r", "s")
            + "|' % ("
            + others.expression(depth - 1)
            + ",))"
        : "('|%"
            + flags
            + dice.pick("", ".2", ".0")
            + dice.pick("d", "f", "e", "g", "i", "E", "G")
            + "|' % ("
            + others.number(depth - 1)
            + "))";
  }

  private String braces(int depth) {
    String align = dice.pick("", "", "<", ">", "^", "*^", "-<");
    return switch (dice.below(4)) {
      case 0 ->
          "'{} {!r} {k}'.format("
              + others.expression(depth - 1)
              + ", "
              + others.expression(depth - 1)
              + ", k="
              + text(depth - 1)
              + ")";
      case 1 ->
          "'|{:"
              + align
              + dice.pick("", "6", "12")
              + dice.pick("", ".2")
              + "}|'.format("
              + text(depth - 1)
              + ")";
      case 2 ->
          "'|{0:"
              + align
              + dice.pick("", "+", "-", " ")
              + dice.pick("", "0")
              + dice.pick("", "9", "14")
              + dice.pick("", ",")
              + dice.pick("", ".1", ".3")
              + dice.pick("f", "e", "g", "E")
              + "}|'.format("
              + others.number(depth - 1)
              + ")";
      default -> "'{0[x]}-{0[x]!s:>5}'.format({'x': " + others.expression(depth - 1) + "})";
    };
  }

  private String filter() {
    return dice.pick(
        "upper",
        "lower",
        "title",
        "capitalize",
        "trim",
        "trim('a')",
        "string",
        "e",
        "safe",
        "forceescape",
        "replace('a', 'Z')",
        "replace('e', '', 1)",
        "indent(2)",
        "indent(2, true)",
        "indent('> ', true, true)",
        "center(9)",
        "truncate(5)",
        "truncate(8, false, '..', 0)",
        "wordwrap(4)",
        "wordwrap(6, true, '|')",
        "urlencode",
        "striptags",
        "tojson",
        "reverse",
        "default('d')",
        "default('d', true)",
        "first",
        "last",
        "urlize",
        "urlize(5)",
        "format",
        "upper|lower",
        "list|first|string",
        "list|tojson",
        "int|filesizeformat");
  }

  private String method() {
    return dice.pick(
        "upper()",
        "lower()",
        "strip()",
        "strip('at')",
        "lstrip()",
        "rstrip('x')",
        "replace('e', '3')",
        "replace('', '.')",
        "replace('a', 'b', 1)",
        "title()",
        "capitalize()",
        "swapcase()",
        "casefold()",
        "zfill(4)",
        "join(['p', 'q'])",
        "ljust(7)",
        "rjust(7, '*')",
        "center(8, '-')",
        "expandtabs(2)",
        "removeprefix('te')",
        "removesuffix('xt')",
        "split('a')|join('+')",
        "rsplit(' ', 1)|join('|')",
        "splitlines()|join('/')",
        "splitlines(true)|string",
        "partition('e')|string",
        "isdigit()|string",
        "startswith(('a', 't'))|string",
        "split()|string",
        "isalnum()|string",
        "istitle()|string");
  }
}

package dev.floe.jinja;

/** Makes random expressions of any operands: most end in an error, which has to be Python's. */
final class ExpressionGenerator implements Expressions {

  private final Dice dice;

  ExpressionGenerator(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String condition(int depth) {
    return expression(depth);
  }

  @Override
  public String iterable(int depth) {
    return expression(depth);
  }

  @Override
  public String expression(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (dice.below(15)) {
      case 0, 1, 2 -> leaf();
      case 3, 4 ->
          "("
              + expression(depth - 1)
              + " "
              + dice.pick(Vocabulary.OPERATORS)
              + " "
              + expression(depth - 1)
              + ")";
      case 5, 6, 7 -> filtered(depth);
      case 8 ->
          operand(depth) + " is " + (dice.chance(30) ? "not " : "") + dice.pick(Vocabulary.TESTS);
      case 9 -> method(depth);
      case 10 -> dice.pick(Vocabulary.NAMES) + "[" + dice.pick(Vocabulary.INDEXES) + "]";
      case 11 -> conditional(depth);
      case 12 -> formatted(depth);
      case 13 -> collection(depth);
      default -> prefixed(depth);
    };
  }

  private String leaf() {
    if (dice.chance(50)) {
      return dice.pick(Vocabulary.NAMES);
    }
    return switch (dice.below(12)) {
      case 0 -> dice.anyInt();
      case 1 -> number();
      default -> dice.pick(Vocabulary.LITERALS);
    };
  }

  private String number() {
    String text = Double.toString(dice.anyFloat()).replace("E", "e");
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  private String conditional(int depth) {
    return "("
        + expression(depth - 1)
        + " if "
        + expression(depth - 1)
        + (dice.chance(70) ? " else " + expression(depth - 1) : "")
        + ")";
  }

  private String prefixed(int depth) {
    return dice.pick(
            "not ",
            "-",
            "+",
            "'%s' % ",
            "'{}'.format",
            "'{0} {0!r} {}'.format",
            "range(3)|list + ",
            "dict(k=1)|string ~ ",
            "1 < 2 <= ",
            "namespace(x=1).x + ",
            "'%s-%s' % (1, 2) ~ ",
            "joiner(', ')() ~ ",
            "cycler('a', 'b').next() ~ ")
        + "("
        + expression(depth - 1)
        + ")";
  }

  private String collection(int depth) {
    String one = expression(depth - 1);
    String two = expression(depth - 1);
    return switch (dice.below(7)) {
      case 5 ->
          "("
              + dice.pick("a", "b", "-3", "2.5", "7")
              + " ** "
              + dice.pick("2", "-1", "3", "0", "10")
              + ")";
      case 6 ->
          "range("
              + dice.pick("3", "1, 4", "9, 1, -3", "0", "a % 7", "l")
              + ")"
              + dice.pick("", "|list", "[1]", "[::-1]|list");
      case 0 -> "[" + one + ", " + two + "]";
      case 1 -> "(" + one + ", " + two + ",)";
      case 2 -> "{'x': " + one + ", 'y': " + two + "}";
      // Python's compiler fails by itself on literals that cannot be keys.
      case 3 -> "{" + dice.pick(Vocabulary.NAMES) + ": " + two + ", 'q': " + one + "}";
      default -> "dict(" + dice.pick("x=1", "{'q': 1}", "[[1, 2]]") + ", y=" + two + ")";
    };
  }

  /** The two mini-languages: {@code %} and {@code format}. */
  private String formatted(int depth) {
    String value = expression(depth - 1);
    if (dice.chance(50)) {
      String spec =
          "%"
              + dice.pick("", "", "-", "0", "+", " ", "#", "-0", "+0")
              + dice.pick("", "", "5", "12", "1")
              + dice.pick("", "", ".0", ".2", ".5", ".")
              + dice.pick(
                  "s", "d", "i", "r", "f", "e", "g", "x", "X", "o", "G", "c", "a", "u", "%", "y");
      return dice.chance(20)
          ? "('%(x)"
              + spec.substring(1)
              + "|' % "
              + dice.pick("d", "{'x': a}", "l", "[1]", "(1,)")
              + ")"
          : "('|" + spec + "|' % " + dice.pick("(" + value + ",)", "(" + value + ")") + ")";
    }
    String spec =
        dice.pick("", "", "<", ">", "^", "*^", "=", "0=", "-<")
            + dice.pick("", "", "+", "-", " ")
            + dice.pick("", "", "#")
            + dice.pick("", "", "0")
            + dice.pick("", "", "6", "12")
            + dice.pick("", "", ",", "_")
            + dice.pick("", "", ".0", ".2", ".5")
            + dice.pick(
                "", "", "s", "d", "f", "e", "g", "x", "b", "o", "X", "%", "n", "c", "E", "G", "q");
    String field = dice.pick("", "", "0", "k", "0!r", "!s", "0[0]", "0.x", "k[x]");
    return "'|{"
        + field
        + ":"
        + spec
        + "}|'.format(("
        + value
        + "), k="
        + dice.pick("d", "a", "s")
        + ")";
  }

  private String filtered(int depth) {
    return dice.chance(8)
        ? dice.pick(Vocabulary.NAMES) + "|" + dice.pick(Vocabulary.FILTERS_OF_NAMES)
        : operand(depth) + "|" + dice.pick(Vocabulary.FILTERS);
  }

  /** Attributes of literals are left out: Python's compiler fails on them by itself. */
  private String method(int depth) {
    String method = dice.pick(Vocabulary.METHODS);
    return (method.endsWith(")") ? operand(depth) : dice.pick(Vocabulary.NAMES)) + "." + method;
  }

  private String operand(int depth) {
    return dice.chance(60) ? dice.pick(Vocabulary.NAMES) : "(" + expression(depth - 1) + ")";
  }

  /** Arguments of a call, with names and spread ones now and then. */
  @Override
  public String arguments() {
    String all = expression(1);
    all += dice.chance(20) ? ", " + expression(1) : "";
    all += dice.chance(15) ? ", w=" + expression(1) : "";
    all += dice.chance(8) ? ", q=" + expression(1) : "";
    all += dice.chance(8) ? ", *" + dice.pick("l", "e", "[1]", "(2, 3)") : "";
    return all + (dice.chance(8) ? ", **" + dice.pick("d", "{'z': 1}", "dict(y=2)") : "");
  }
}

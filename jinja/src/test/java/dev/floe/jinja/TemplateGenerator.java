package dev.floe.jinja;

import java.util.ArrayList;
import java.util.List;

/** Makes random templates and contexts that both engines accept; the same seed, the same case. */
final class TemplateGenerator {

  private static final int TAME = 75;

  private final Dice dice;
  private final Expressions expressions;
  // Whether the parts fit, so that the template mostly has a result.
  private final boolean tame;
  private final boolean nativeTypes;

  private TemplateGenerator(long seed) {
    this.dice = new Dice(seed);
    this.tame = dice.chance(TAME);
    this.expressions = tame ? new TypedExpressions(dice) : new ExpressionGenerator(dice);
    this.nativeTypes = dice.chance(10);
  }

  static DifferentialCase of(long seed) {
    TemplateGenerator generator = new TemplateGenerator(seed);
    Dice dice = generator.dice;
    String context = dice.pick(Vocabulary.CONTEXTS);
    String template =
        !generator.nativeTypes && dice.chance(6)
            ? generator.child()
            : generator.body(generator.tame ? 2 : 3);
    String options = generator.options();
    // A native rendering of Python's mixes evaluation and printing in pairs; with strict values
    // that shows in which of two failures comes first.
    String undefined =
        generator.nativeTypes
            ? "lenient"
            : dice.pick("lenient", "lenient", "lenient", "strict", "chainable", "debug");
    return new DifferentialCase(
        "seed " + seed,
        template,
        context,
        options,
        undefined,
        Vocabulary.TEMPLATES,
        generator.nativeTypes);
  }

  private String options() {
    List<String> on = new ArrayList<>();
    for (String option : List.of("trim_blocks", "lstrip_blocks", "keep_trailing_newline")) {
      if (dice.chance(20)) {
        on.add("'" + option + "': True");
      }
    }
    // What Python folds at compile time fails at other times than what it computes.
    on.add("'optimized': False");
    return "{" + String.join(", ", on) + "}";
  }

  /** A template that fills the blocks of another. */
  private String child() {
    return tag("extends " + dice.pick("'base'", "'middle'"))
        + dice.pick("", "text ", tag("set v = " + expression(1)))
        + tag("block one")
        + body(1)
        + dice.pick("", "{{ super() }}")
        + tag("endblock")
        + (dice.chance(40) ? tag("block two") + body(1) + tag("endblock two") : "");
  }

  private String body(int depth) {
    StringBuilder out = new StringBuilder();
    int parts = 1 + dice.below(3);
    for (int i = 0; i < parts; i++) {
      out.append(part(depth));
    }
    return out.toString();
  }

  private String part(int depth) {
    return switch (dice.below(depth > 0 ? 20 : 4)) {
      case 0 -> dice.pick("text ", "\n", "  \n  ", "a\n", "} ", "%", "{ ", "é");
      case 1, 2, 3 -> open("{{") + " " + expression(3) + " " + close("}}");
      case 4, 5 -> choice(depth);
      case 6, 7 -> loop(depth);
      case 8, 9 -> assignment();
      case 10 ->
          tag("set v" + dice.pick("", "", " | upper", " | length"))
              + body(depth - 1)
              + tag("endset");
      case 11, 12 -> macro(depth);
      case 13 -> block(depth, "filter " + dice.pick("upper", "trim", "title", "replace('e', '3')"));
      case 14 -> block(depth, "with w = " + expression(1) + dice.pick("", "", ", v = w"));
      case 15 -> growth();
      case 16 -> namespace(depth);
      case 17 -> loading();
      case 18 -> recursion(depth);
      default ->
          dice.pick(
              "{#" + dice.pick("", "-") + " note " + dice.pick("", "-") + "#}",
              tag("raw") + " {{ a }}\n" + tag("endraw"),
              tag("block b" + dice.below(1_000_000)) + body(depth - 1) + tag("endblock"),
              block(depth, "autoescape false"));
    };
  }

  private String choice(int depth) {
    return tag("if " + expressions.condition(2))
        + body(depth - 1)
        + (dice.chance(40) ? tag("elif " + expressions.condition(1)) + body(depth - 1) : "")
        + (dice.chance(50) ? tag("else") + body(depth - 1) : "")
        + tag("endif");
  }

  private String assignment() {
    return switch (dice.below(5)) {
      case 0 ->
          tag(
              "set v, w = "
                  + (tame
                      ? expression(1) + ", " + expression(1)
                      : dice.pick("l", "(1, 2)", "d", "'ab'", expression(1))));
      default -> tag("set " + dice.pick("v", "w", "a") + " = " + expression(3));
    };
  }

  /** Lists grow only where no loop walks over them: that would never end. */
  private String growth() {
    if (tame) {
      return tag("set q = " + dice.pick("[]", "[1, 'x']"))
          + tag("do q.append(" + expression(1) + ")")
          + tag("do q.insert(" + dice.pick("0", "-1", "9") + ", " + expression(1) + ")")
          + tag("do q." + dice.pick("extend([1])", "pop()", "reverse()", "remove(q[0])", "pop(0)"))
          + "{{ q }}";
    }
    return tag("set q = " + dice.pick("[]", "[1, 'x']", "[" + expression(1) + "]"))
        + tag("do q." + dice.pick("append", "extend", "insert") + "(" + expression(1) + ")")
        + tag(
            "do q.insert(" + dice.pick("0", "-1", "9", expression(0)) + ", " + expression(1) + ")")
        + tag("do " + expression(2))
        + "{{ q }}";
  }

  /** A tag with a body, and the tag that ends it. */
  private String block(int depth, String header) {
    return tag(header) + body(depth - 1) + tag("end" + header.split(" ", 2)[0]);
  }

  private String loop(int depth) {
    String target = tame ? dice.pick("v", "w", "v") : dice.pick("v", "w", "v", "v, w");
    String condition = dice.chance(20) ? " if " + expressions.condition(1) : "";
    String inside =
        dice.chance(40)
            ? "{{ loop."
                + dice.pick(
                    "index",
                    "index0",
                    "first",
                    "last",
                    "length",
                    "revindex",
                    "revindex0",
                    "previtem",
                    "nextitem",
                    "cycle('o', 'e')",
                    "changed(v)",
                    "depth",
                    "depth0")
                + " }}"
            : "";
    String jump =
        dice.chance(15)
            ? tag("if " + expressions.condition(1))
                + tag(dice.pick("break", "continue"))
                + tag("endif")
            : "";
    String items = expressions.iterable(2);
    if (tame && dice.chance(20)) {
      target = "v, w";
      items =
          dice.pick(
              "d.items()", "d|items", "[(1, 2), 'ab']", "{'x': a}.items()", "[[2, 'b'], l[:2]]");
    }
    return tag("for " + target + " in " + items + condition)
        + inside
        + jump
        + body(depth - 1)
        + (dice.chance(25) ? tag("else") + body(depth - 1) : "")
        + tag("endfor");
  }

  /** A loop that calls itself for what is inside of its items. */
  private String recursion(int depth) {
    return tag("for v in " + dice.pick("l", "[[1, [2]], 3]", "[[], [[]]]") + " recursive")
        + "{{ loop.depth }}"
        + dice.pick("", "{{ loop.index }}", "{{ v }}")
        + (dice.chance(30) ? body(depth - 1) : "")
        + "{% if v is iterable and v is not string and v is not mapping %}({{ loop(v) }}){% endif %}"
        + tag("endfor");
  }

  private String namespace(int depth) {
    return tag("set ns = namespace(" + dice.pick("", "x=0", "{'x': 1}", "x=[], y=2") + ")")
        + tag("for v in " + dice.pick("range(3)", "l", expressions.iterable(1)))
        + tag("set ns.x = " + dice.pick("v", tame ? "(ns.x|d(0), v)" : "(ns.x, v)", expression(1)))
        + body(depth - 1)
        + tag("endfor")
        + (tame ? "{{ ns.x|default('none') }}" : "{{ ns.x }}{{ ns.z }}");
  }

  private String loading() {
    // Native templates that are loaded print values, which Python then fails to join.
    return switch (nativeTypes ? 3 : dice.below(tame ? 3 : 5)) {
      case 0 ->
          tag(
              "include "
                  + dice.pick(
                      "'part'",
                      "['none', 'part']",
                      "'none' ignore missing",
                      tame ? "'part'" : "'none'")
                  + dice.pick("", "", " with context"));
      case 1 ->
          tag("import 'lib' as lib" + dice.pick("", " with context"))
              + "{{ lib.m("
              + expressions.arguments()
              + ") }}{{ lib.v }}"
              + (tame ? "" : "{{ lib._h }}");
      case 2 ->
          tag("from 'lib' import m as mm, v") + "{{ mm(" + expressions.arguments() + ") }}{{ v }}";
      case 3 -> tag("from 'lib' import " + (tame ? "v as nope" : "nope")) + "{{ nope }}";
      default -> tag("include 'base'");
    };
  }

  private String macro(int depth) {
    return tame ? tameMacro(depth) : anyMacro(depth);
  }

  /** A macro and a call that fits it. */
  private String tameMacro(int depth) {
    boolean block = dice.chance(35);
    boolean taking = block && dice.chance(50);
    String inside =
        block
            ? taking ? dice.pick("{{ caller(v) }}", "{{ caller(w=2) }}") : "{{ caller() }}"
            : dice.pick(
                "", "{% if caller %}{{ caller() }}{% endif %}", "{{ v }}", "{{ w }}{{ v }}");
    String call = "m(" + expressions.arguments() + ")";
    return tag("macro m(v, w=" + expression(1) + ")")
        + body(depth - 1)
        + inside
        + tag("endmacro")
        + dice.pick("", "", "{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.caller }}")
        + (block
            ? tag("call" + (taking ? "(w=1)" : "") + " " + call) + body(depth - 1) + tag("endcall")
            : "{{ " + call + " }}");
  }

  private String anyMacro(int depth) {
    String call =
        dice.chance(35)
            ? tag(
                    "call"
                        + dice.pick("", "", "(w)", "(v, w=1)")
                        + " m("
                        + expressions.arguments()
                        + ")")
                + body(depth - 1)
                + tag("endcall")
            : "{{ m(" + expressions.arguments() + ") }}";
    String inside =
        dice.pick(
            "",
            "",
            "{{ varargs }}",
            "{{ kwargs }}",
            "{% if caller %}{{ caller() }}{% endif %}",
            "{% if caller %}{{ caller(v) }}{% endif %}",
            "{{ caller(1, w=2) }}",
            "{{ varargs|length }}{{ kwargs|list }}");
    return tag("macro m(v, w=" + expression(1) + ")")
        + body(depth - 1)
        + inside
        + tag("endmacro")
        + dice.pick("", "", "{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.caller }}")
        + call;
  }

  private String expression(int depth) {
    return expressions.expression(depth);
  }

  private String tag(String inside) {
    return open("{%") + " " + inside + " " + close("%}");
  }

  private String open(String mark) {
    return dice.chance(10) ? mark + dice.pick("-", "-", "+") : mark;
  }

  private String close(String mark) {
    return dice.chance(10) ? (mark.equals("%}") ? dice.pick("-", "-", "+") : "-") + mark : mark;
  }
}

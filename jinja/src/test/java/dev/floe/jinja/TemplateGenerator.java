package dev.floe.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random templates and contexts that both engines accept; the same seed, the same case. */
final class TemplateGenerator {

  private static final List<String> CONTEXTS =
      List.of(
          "{'a': 1, 'b': 2.5, 's': 'text', 'l': [3, 1, 2], 'd': {'x': 1, 'y': 'z'}, 'e': [], 'n': None}",
          "{'a': -7, 'b': 0.1, 's': 'A b-C', 'l': ['b', 'A', 'c'], 'd': {}, 'e': '', 'n': None, 't': True}",
          "{'a': 12345678901234567890, 'b': 1e20, 's': '', 'l': [[1, 2], [3]], 'd': {'k': [1]}, 'e': {}, 'n': 0}",
          "{'a': 0, 'b': -0.0, 's': '%s {} \\u00e9\\n', 'l': (1, 'x', None), 'd': {1: 2, 'x': {'y': 3}}, 'e': (), 'n': False}");
  private static final List<String> NAMES =
      List.of("a", "b", "s", "l", "d", "e", "n", "t", "v", "w", "missing");
  private static final List<String> LITERALS =
      List.of(
          "0",
          "1",
          "2",
          "-3",
          "10",
          "1.5",
          "0.1",
          "true",
          "false",
          "none",
          "'x'",
          "'a b'",
          "''",
          "'Hello'",
          "\"it's\"",
          "[]",
          "[1, 2]",
          "['a', 'B']",
          "{}",
          "{'k': 1}",
          "(1, 'x')",
          "1e3",
          "'3'",
          "'2.5'",
          "100000000000000000000");
  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "//", "%", "~", "==", "!=", "<", "<=", ">", ">=", "in", "not in",
          "and", "or");
  private static final List<String> FILTERS =
      List.of(
          "upper",
          "lower",
          "title",
          "capitalize",
          "trim",
          "length",
          "string",
          "list",
          "first",
          "last",
          "sort",
          "sort(reverse=true)",
          "unique|list",
          "reverse|list",
          "join",
          "join('-')",
          "int",
          "float",
          "int(5)",
          "round",
          "round(1)",
          "abs",
          "default('d')",
          "default('d', true)",
          "replace('a', 'Z')",
          "indent(2)",
          "indent(2, true)",
          "tojson",
          "e",
          "sum",
          "min",
          "max",
          "map('string')|list",
          "map('upper')|list",
          "select|list",
          "reject('none')|list",
          "batch(2)|list",
          "slice(2)|list",
          "wordcount",
          "truncate(5)",
          "center(9)",
          "dictsort",
          "items|list",
          "format(1)",
          "urlencode",
          "wordwrap(4)",
          "select('string')|list",
          "groupby(0)",
          "map(attribute=0)|list",
          "pprint",
          "striptags",
          "filesizeformat");
  private static final List<String> TESTS =
      List.of(
          "defined",
          "undefined",
          "none",
          "string",
          "number",
          "integer",
          "float",
          "boolean",
          "mapping",
          "sequence",
          "iterable",
          "odd",
          "even",
          "divisibleby 2",
          "lower",
          "upper",
          "eq 1",
          "in [1, 'x']",
          "callable",
          "true",
          "sameas none",
          "gt 0");
  private static final List<String> METHODS =
      List.of(
          "upper()",
          "lower()",
          "split()",
          "split('a')",
          "strip()",
          "replace('e', '3')",
          "startswith('t')",
          "title()",
          "items()|list",
          "keys()|list",
          "values()|list",
          "get('x')",
          "get('q', 5)",
          "count('a')",
          "format(1, 2)",
          "index(1)",
          "copy()",
          "zfill(4)",
          "find('x')",
          "join(['p', 'q'])",
          "splitlines()",
          "isdigit()",
          "partition(' ')",
          "pop()",
          "append(1)",
          "x",
          "x.y",
          "real");
  private static final List<String> INDEXES =
      List.of("0", "-1", "1", "'x'", "'k'", "9", "1:", ":2", "::-1", "::2", "-2:", "a", "1.0");

  private final Random random;

  TemplateGenerator(long seed) {
    this.random = new Random(seed);
  }

  static DifferentialCase of(long seed) {
    TemplateGenerator generator = new TemplateGenerator(seed);
    String context = generator.pick(CONTEXTS);
    String template = generator.body(3);
    String options = generator.options();
    boolean nativeTypes = generator.chance(10);
    // A native rendering of Python's mixes evaluation and printing in pairs; with strict values
    // that
    // shows in which of two failures comes first.
    String undefined =
        nativeTypes
            ? "lenient"
            : generator.pick(
                List.of("lenient", "lenient", "lenient", "strict", "chainable", "debug"));
    return new DifferentialCase(
        "seed " + seed, template, context, options, undefined, "{}", nativeTypes);
  }

  private String options() {
    List<String> on = new ArrayList<>();
    for (String option : List.of("trim_blocks", "lstrip_blocks", "keep_trailing_newline")) {
      if (chance(20)) {
        on.add("'" + option + "': True");
      }
    }
    return "{" + String.join(", ", on) + "}";
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String body(int depth) {
    StringBuilder out = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      out.append(part(depth));
    }
    return out.toString();
  }

  private String part(int depth) {
    int choice = random.nextInt(depth > 0 ? 14 : 4);
    return switch (choice) {
      case 0 -> pick(List.of("text ", "\n", "  \n  ", "a\n", "} ", "%", "{ ", "é"));
      case 1, 2, 3 -> open("{{") + " " + expression(3) + " " + close("}}");
      case 4, 5 ->
          tag("if " + expression(2))
              + body(depth - 1)
              + (chance(40) ? tag("elif " + expression(1)) + body(depth - 1) : "")
              + (chance(50) ? tag("else") + body(depth - 1) : "")
              + tag("endif");
      case 6, 7 -> loop(depth);
      case 8, 9 -> tag("set " + pick(List.of("v", "w", "a")) + " = " + expression(3));
      case 10 -> tag("set v") + body(depth - 1) + tag("endset");
      case 11 -> macro(depth);
      case 12 ->
          tag("filter " + pick(List.of("upper", "trim", "title", "replace('a', 'b')")))
              + body(depth - 1)
              + tag("endfilter");
      default ->
          chance(50)
              ? tag("with w = " + expression(1)) + body(depth - 1) + tag("endwith")
              : "{#" + pick(List.of("", "-")) + " note " + pick(List.of("", "-")) + "#}";
    };
  }

  private String loop(int depth) {
    String target = pick(List.of("v", "w", "v", "v, w"));
    String condition = chance(20) ? " if " + expression(1) : "";
    String inside =
        chance(40)
            ? "{{ loop."
                + pick(
                    List.of("index", "index0", "first", "last", "length", "revindex", "previtem"))
                + " }}"
            : "";
    String jump =
        chance(15)
            ? tag("if " + expression(1)) + tag(pick(List.of("break", "continue"))) + tag("endif")
            : "";
    return tag("for " + target + " in " + expression(2) + condition)
        + inside
        + jump
        + body(depth - 1)
        + (chance(25) ? tag("else") + body(depth - 1) : "")
        + tag("endfor");
  }

  private String macro(int depth) {
    String call =
        chance(30)
            ? tag("call m(" + expression(1) + ")") + body(depth - 1) + tag("endcall")
            : "{{ m(" + expression(1) + ") }}";
    String caller = chance(40) ? "{% if caller %}{{ caller() }}{% endif %}" : "";
    return tag("macro m(v, w=" + expression(1) + ")")
        + body(depth - 1)
        + caller
        + tag("endmacro")
        + call;
  }

  private String tag(String inside) {
    return open("{%") + " " + inside + " " + close("%}");
  }

  private String open(String mark) {
    return chance(10) ? mark + "-" : mark;
  }

  private String close(String mark) {
    return chance(10) ? "-" + mark : mark;
  }

  private String expression(int depth) {
    if (depth == 0) {
      return chance(50) ? pick(NAMES) : pick(LITERALS);
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> expression(0);
      case 3, 4 ->
          "(" + expression(depth - 1) + " " + pick(OPERATORS) + " " + expression(depth - 1) + ")";
      case 5, 6 -> filtered(depth);
      case 7 -> operand(depth) + " is " + (chance(30) ? "not " : "") + pick(TESTS);
      case 8 -> method(depth);
      case 9 -> pick(NAMES) + "[" + pick(INDEXES) + "]";
      case 10 ->
          "("
              + expression(depth - 1)
              + " if "
              + expression(depth - 1)
              + (chance(70) ? " else " + expression(depth - 1) : "")
              + ")";
      default ->
          pick(
                  List.of(
                      "not ",
                      "-",
                      "'%s' % ",
                      "'{}'.format",
                      "range(3)|list + ",
                      "dict(k=1)|string ~ "))
              + "("
              + expression(depth - 1)
              + ")";
    };
  }

  /** What may be undefined is not asked of literals: Python's compiler fails on it by itself. */
  private String filtered(int depth) {
    String filter = pick(FILTERS);
    boolean mayBeUndefined = List.of("first", "last", "min", "max").contains(filter);
    return (mayBeUndefined ? pick(NAMES) : operand(depth)) + "|" + filter;
  }

  /** Attributes of literals are left out: Python's compiler fails on them by itself. */
  private String method(int depth) {
    String method = pick(METHODS);
    return (method.endsWith(")") ? operand(depth) : pick(NAMES)) + "." + method;
  }

  private String operand(int depth) {
    return chance(60) ? pick(NAMES) : "(" + expression(depth - 1) + ")";
  }
}

package dev.floe.jinja;

import java.util.List;

/** The words that random templates are made of. */
final class Vocabulary {

  static final List<String> CONTEXTS =
      List.of(
          "{'a': 1, 'b': 2.5, 's': 'text', 'l': [3, 1, 2], 'd': {'x': 1, 'y': 'z'}, 'e': [], 'n': None}",
          "{'a': -7, 'b': 0.1, 's': 'A b-C', 'l': ['b', 'A', 'c'], 'd': {}, 'e': '', 'n': None, 't': True}",
          "{'a': 12345678901234567890, 'b': 1e20, 's': '', 'l': [[1, 2], [3]], 'd': {'k': [1]}, 'e': {}, 'n': 0}",
          "{'a': 0, 'b': -0.0, 's': '%s {} \\u00e9\\n', 'l': (1, 'x', None), 'd': {1: 2, 'x': {'y': 3}}, 'e': (), 'n': False}",
          "{'a': 255, 'b': -1e-7, 's': '<a href=\"x\">T & J</a>', 'l': [{'x': 2, 'y': 'b'}, {'x': 1, 'y': 'A'}], 'd': {'x': [{'y': 1}]}, 'e': 'aXbX', 'n': None}",
          "{'a': -1, 'b': 123456.789, 's': ' Two  words\\tand\\nlines ', 'l': [1, [2, [3, []]], 'x'], 'd': {'b': 2, 'a': 1, 'C': 3}, 'e': [1, 1.0, True, '1'], 't': (1, 2)}");

  static final List<String> NAMES =
      List.of("a", "b", "s", "l", "d", "e", "n", "t", "v", "w", "missing");

  /** What includes, imports and extends find. */
  static final String TEMPLATES =
      "{'part': 'part {{ v }} {{ a }}{% set w = 5 %}',"
          + " 'lib': '{% macro m(v, w=2) %}[{{ v }}-{{ w }}{{ varargs }}{{ kwargs }}]{% endmacro %}{% set v = 7 %}{% set _h = 1 %}',"
          + " 'base': '<{% block one %}base {{ v }}{% endblock %}|{% block two scoped %}{{ self.one() }}{% endblock %}>',"
          + " 'middle': '{% extends \"base\" %}{% block one %}mid {{ super() }}{% endblock %}'}";

  static final List<String> LITERALS =
      List.of(
          "0", "1", "2", "-3", "10", "1.5", "0.1", "true", "false", "none", "'x'", "'a b'", "''",
          "'Hello'", "\"it's\"", "[]", "[1, 2]", "['a', 'B']", "{}", "{'k': 1}", "(1, 'x')", "1e3",
          "'3'", "'2.5'", "100000000000000000000", "'<b>&'", "[[2, 'b'], [1, 'a']]", "'1_000'",
          "1_000", "0x1f", "0b101", "0o17", "'\\u00df\\u0130'", "{1: 'a', none: 2, (1, 2): 3}",
          "[{'x': 1}, {'x': 3}, {'y': 2}]", "'a,b;c'", "'  pad '", "'\\n'");

  static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "//", "%", "~", "==", "!=", "<", "<=", ">", ">=", "in", "not in",
          "and", "or");

  /** What may be undefined is not asked of literals: Python's compiler fails on it by itself. */
  static final List<String> FILTERS_OF_NAMES =
      List.of("first", "last", "min", "max", "min(true)", "max(attribute='x')", "attr('x')");

  static final List<String> FILTERS =
      List.of(
          "upper", "lower", "title", "capitalize", "trim", "trim('a')", "length", "count", "string",
          "list", "sort", "sort(reverse=true)", "sort(attribute='x')", "sort(false, true)",
          "sort(attribute='y,x')", "unique|list", "unique(true)|list", "unique(attribute='x')|list",
          "reverse|list", "reverse", "join", "join('-')", "join(', ', 'x')", "join(attribute='y')",
          "int", "float", "int(5)", "int(0, 16)", "int('x', 2)", "float('x')", "round", "round(1)",
          "round(2, 'floor')", "round(0, 'ceil')", "round(-1)", "abs", "default('d')",
          "default('d', true)", "d(1)", "replace('a', 'Z')", "replace('a', '<', 1)",
          "replace(1, 2)", "indent(2)", "indent(2, true)", "indent('> ', true, true)",
          "indent(width=1, blank=true)", "tojson", "tojson(2)", "tojson(indent=1)", "e", "escape",
          "forceescape", "safe", "sum", "sum(start=5)", "sum('x')", "sum(attribute='x', start=1)",
          "map('string')|list", "map('upper')|list", "map(attribute='x')|list",
          "map(attribute='x', default=0)|list", "map(attribute='x.y')|list", "map('int')|sum",
          "map('replace', 'a', 'b')|list", "map('default', 'q')|join", "map('length')|list",
          "select|list", "select('odd')|list", "select('gt', 1)|list", "reject('none')|list",
          "reject|list", "reject('in', [1])|list", "selectattr('x')|list",
          "selectattr('x', 'eq', 1)|list", "selectattr('x', 'defined')|list",
          "rejectattr('x')|list", "rejectattr('y', 'string')|list", "batch(2)|list",
          "batch(2, 'f')|list", "batch(3)|map('list')|list", "slice(2)|list",
          "slice(2, 'f')|list", "wordcount", "truncate(5)", "truncate(5, true)",
          "truncate(8, false, '..', 0)", "truncate(5, leeway=2)", "center(9)", "center(width=4)",
          "dictsort", "dictsort(true)", "dictsort(by='value')", "dictsort(reverse=true)",
          "items|list", "items", "format(1)", "format(1, 'x')", "format(k=1)", "urlencode",
          "wordwrap(4)", "wordwrap(4, false)", "wordwrap(6, true, '|')",
          "wordwrap(3, break_on_hyphens=false)", "select('string')|list", "groupby(0)",
          "groupby('x')", "groupby('x', default=0)", "groupby('y', case_sensitive=true)|list",
          "groupby('x')|map(attribute='list')|list", "map(attribute=0)|list", "pprint",
          "striptags", "filesizeformat", "filesizeformat(true)", "xmlattr", "xmlattr(false)",
          "urlize", "urlize(5)", "urlize(target='_blank')", "list|first|string", "upper|lower",
          "map('first')|list", "list|tojson", "map('abs')|list", "map('round')|list");

  static final List<String> TESTS =
      List.of(
          "defined", "undefined", "none", "string", "number", "integer", "float", "boolean",
          "mapping", "sequence", "iterable", "odd", "even", "divisibleby 2", "divisibleby(3)",
          "lower", "upper", "eq 1", "ne 1", "in [1, 'x']", "callable", "true", "false",
          "sameas none", "gt 0", "lt 2", "ge 1", "le 1", "escaped", "filter", "test", "==(1)",
          "greaterthan(0)", "lessthan 5", "equalto 'x'", "in 'text'");

  static final List<String> METHODS =
      List.of(
          "upper()", "lower()", "split()", "split('a')", "split(none, 1)", "split('a', maxsplit=1)",
          "rsplit(' ', 1)", "strip()", "strip('at')", "lstrip()", "rstrip('x')",
          "replace('e', '3')", "replace('', '.')", "replace('a', 'b', 1)", "startswith('t')",
          "startswith(('a', 't'))", "endswith('t', 1)", "title()", "capitalize()", "swapcase()",
          "casefold()", "items()|list", "items()", "keys()|list", "keys()", "values()|list",
          "get('x')", "get('q', 5)", "get(1)", "count('a')", "count(1)", "format(1, 2)",
          "format(k=1)", "index(1)", "index('x')", "rindex('t')", "copy()", "zfill(4)",
          "find('x')", "rfind('t')", "find('t', 1, 3)", "join(['p', 'q'])", "splitlines()",
          "splitlines(true)", "isdigit()", "isalpha()", "isupper()", "istitle()", "isspace()",
          "isidentifier()", "isnumeric()", "isalnum()", "partition(' ')", "rpartition(' ')",
          "pop()", "pop(0)", "pop('x')", "pop('q', 1)", "remove(1)", "reverse()", "sort()", "sort(reverse=true)", "clear()",
          "update({'u': 1})", "update(k=2)", "setdefault('s', 3)", "popitem()", "ljust(7)",
          "rjust(7, '*')", "center(8, '-')", "expandtabs(2)", "removeprefix('te')",
          "removesuffix('xt')", "format_map({'x': 1})", "bit_length()", "is_integer()", "upper(1)",
          "nope()", "x", "x.y", "real", "imag", "numerator", "x[0].y");

  static final List<String> INDEXES =
      List.of(
          "0", "-1", "1", "'x'", "'k'", "9", "1:", ":2", "::-1", "::2", "-2:", "a", "1.0", ":-1",
          "1:3", "3:1:-1", "::0", "a:", ":a", "none", "'x':", "true", "(1, 2)", "5:1", "-100:100",
          "::-2");

  private Vocabulary() {}
}

"""Renders batches of templates with Python's Jinja2.

Reads one request per line and answers one line for each: Python literals, so that both sides need no
more than they have. A request is a dict with template, context, options, undefined, templates, native.
"""
import ast
import datetime
import sys

import jinja2
from jinja2 import nativetypes

UNDEFINED = {
    "lenient": jinja2.Undefined,
    "strict": jinja2.StrictUndefined,
    "chainable": jinja2.ChainableUndefined,
    "debug": jinja2.DebugUndefined,
}
environments = {}


def environment(request):
    key = repr((request["options"], request["undefined"], request["native"], request["templates"]))
    if key not in environments:
        kind = nativetypes.NativeEnvironment if request["native"] else jinja2.Environment
        environments[key] = kind(
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
            undefined=UNDEFINED[request["undefined"]],
            loader=jinja2.DictLoader(request["templates"]),
            **request["options"],
        )
        environments[key].globals["datetime"] = datetime
    return environments[key]


def named(environment, source):
    """The template, with a name for messages to show: from_string gives none."""
    code = environment.compile(source, name="<template>")
    return environment.template_class.from_code(environment, code, environment.make_globals(None))


def answer(request):
    try:
        result = named(environment(request), request["template"]).render(request["context"])
        # A constant loses its Markup at compile time, a value keeps it: not worth telling apart.
        shown = str(result) if isinstance(result, str) else result
        return ("ok", repr(shown) if request["native"] else result)
    except Exception as error:
        return ("error", type(error).__name__, str(error))


def main():
    sys.setrecursionlimit(3000)
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        print(ascii(answer(ast.literal_eval(line))), flush=False)


main()

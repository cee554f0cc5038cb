package dev.floe.dbt.render;

import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments of a generic test's call: its texts are templates. */
final class TestKeywords {

  /** The name under which the test's own template has them. */
  static final String NAME = "_dbt_generic_test_kwargs";

  private static final Pattern CALL =
      Pattern.compile("\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*", Pattern.DOTALL);

  private final JinjaTemplates templates;
  private final Context context;
  private final Template at;
  private final boolean executes;

  TestKeywords(JinjaTemplates templates, Context context, Template at, boolean executes) {
    this.templates = templates;
    this.context = context;
    this.at = at;
    this.executes = executes;
  }

  /** All arguments, rendered. */
  PyDict of(Map<String, @Nullable Object> arguments) {
    PyDict keywords = new PyDict();
    arguments.forEach((name, value) ->
        keywords.put(name, name.equals("column_name") ? PlainPython.of(value) : rendered(value)));
    return keywords;
  }

  private Object rendered(@Nullable Object value) {
    return switch (value) {
      case String text -> rendered(text);
      case List<?> list -> {
        PyList items = new PyList();
        for (Object item : list) {
          items.add(rendered(item));
        }
        yield items;
      }
      case Map<?, ?> map -> {
        PyDict dict = new PyDict();
        map.forEach((key, inner) -> dict.put(PlainPython.of(key), rendered(inner)));
        yield dict;
      }
      case null, default -> PlainPython.of(value);
    };
  }

  private Object rendered(String text) {
    String template = CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
    return template.contains("{{") || template.contains("{%") || template.contains("{#")
        ? templates.renderNative(
            new Template(at.file(), template, at.start(), true), context, executes)
        : text;
  }
}

package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.config.PythonText;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells a test's arguments from its configuration. */
final class TestArguments {

  private static final List<String> CONFIG =
      List.of(
          "severity",
          "tags",
          "enabled",
          "where",
          "limit",
          "warn_if",
          "error_if",
          "fail_calc",
          "store_failures",
          "store_failures_as",
          "sql_header",
          "meta",
          "database",
          "schema",
          "alias");

  private final TemplateEngine engine;
  private final Function<String, YamlContext> contexts;

  /**
   * @param contexts what configuration in a package may use
   */
  TestArguments(TemplateEngine engine, Function<String, YamlContext> contexts) {
    this.engine = engine;
    this.contexts = contexts;
  }

  /**
   * A declaration taken apart.
   *
   * @param arguments what the macro is called with
   * @param config may still get an alias
   */
  record Split(
      Optional<String> namespace,
      String name,
      Map<String, @Nullable Object> arguments,
      Map<String, @Nullable Object> config,
      Optional<String> chosenName,
      String description) {

    /** dbt takes a short way with these two, and writes their severity in capitals on it. */
    Map<String, @Nullable Object> configured() {
      Map<String, @Nullable Object> own = new LinkedHashMap<>(config);
      if (namespace.isEmpty() && (name.equals("not_null") || name.equals("unique"))) {
        own.computeIfPresent(
            "severity", (key, value) -> String.valueOf(value).toUpperCase(Locale.ROOT));
      }
      return own;
    }

    void aliasLongName(TestNames names) {
      if (!names.shortName().equals(names.fullName())) {
        config.putIfAbsent("alias", names.shortName());
      }
    }

    List<String> tags() {
      return PlainValues.texts(config.get("tags"));
    }

    /** The template that dbt makes of a generic test. */
    String rawCode() {
      String macro = namespace.map(space -> space + ".").orElse("") + "test_" + name;
      String code = "{{ " + macro + "(**_dbt_generic_test_kwargs) }}";
      if (config.isEmpty()) {
        return code;
      }
      StringJoiner settings = new StringJoiner(",", "{{ config(", ") }}");
      config.forEach((key, value) -> settings.add(key + "=" + literal(value)));
      return code + settings;
    }

    private static String literal(@Nullable Object value) {
      return value instanceof String text
          ? "\"" + text.replace("\"", "\\\"") + "\""
          : PythonText.str(value);
    }
  }

  Split split(GenericTests.Pending pending, Optional<String> column, List<Diagnostic> found) {
    Map<String, @Nullable Object> written = new LinkedHashMap<>(pending.declaration().arguments());
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(written);
    arguments.remove("arguments");
    column.ifPresent(name -> arguments.put("column_name", name));
    if (written.get("arguments") instanceof Map<?, ?> nested) {
      arguments.putAll(PlainValues.mapping(nested));
    }
    if (arguments.remove("model") != null) {
      found.add(
          Diagnostic.at(
              DbtCode.BAD_PROPERTIES,
              pending.declaration().span(),
              "a test must not have an argument 'model': it is what the test is declared on"));
    }
    arguments.put("model", "{{ get_where_subquery(" + pending.target().call() + ") }}");
    Map<String, @Nullable Object> config = config(arguments, pending, found);
    Object description = arguments.remove("description");
    Object chosen = arguments.remove("name");
    String full = pending.declaration().name();
    int dot = full.indexOf('.');
    return new Split(
        dot < 0 ? Optional.empty() : Optional.of(full.substring(0, dot)),
        full.substring(dot + 1),
        arguments,
        config,
        chosen == null ? Optional.empty() : Optional.of(String.valueOf(chosen)),
        PlainValues.text(description, ""));
  }

  private Map<String, @Nullable Object> config(
      Map<String, @Nullable Object> arguments,
      GenericTests.Pending pending,
      List<Diagnostic> found) {
    Object written = arguments.remove("config");
    if (written != null && !(written instanceof Map)) {
      found.add(
          Diagnostic.at(
              DbtCode.BAD_PROPERTIES,
              pending.declaration().span(),
              "'config' of the test '"
                  + pending.declaration().name()
                  + "' must be a mapping (a dictionary), not "
                  + PythonText.repr(written)));
    }
    Map<String, @Nullable Object> nested = PlainValues.mapping(written);
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (String key : CONFIG) {
      Object flat = arguments.remove(key);
      Object value = flat == null ? nested.remove(key) : flat;
      if (value != null) {
        config.put(key, value);
      }
    }
    nested.forEach((key, value) -> {
      if (value != null) {
        config.put(key, value);
      }
    });
    String packageName = pending.target().file().packageName();
    config.replaceAll(
        (key, value) -> rendered(value, pending.declaration().span(), packageName, found));
    config.values().removeIf(value -> value == null);
    return config;
  }

  private @Nullable Object rendered(
      @Nullable Object value, Span span, String packageName, List<Diagnostic> found) {
    if (!(value instanceof String text) || !YamlRenderer.hasTemplate(text)) {
      return value;
    }
    Result<TemplateEngine.Yielded> result =
        engine.yaml(new Template(span.file(), text, span.start()), contexts.apply(packageName));
    found.addAll(result.diagnostics());
    return result.value().map(TemplateEngine.Yielded::value).orElse(null);
  }
}

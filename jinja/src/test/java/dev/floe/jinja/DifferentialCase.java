package dev.floe.jinja;

import dev.floe.diagnostics.Result;
import dev.floe.jinja.datetime.DatetimeModule;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.syntax.TemplateTree;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.jinja.value.UndefinedPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template and what it is rendered with, for both engines.
 *
 * @param name where it is written
 * @param context a dict literal, read anew for each rendering
 * @param options a dict literal of the environment's options
 * @param templates a dict literal of the templates that can be loaded
 */
record DifferentialCase(
    String name,
    String template,
    String context,
    String options,
    String undefined,
    String templates,
    boolean nativeTypes) {

  private static final Pattern SINCE = Pattern.compile("since-([0-9.]+)\\.txt:");

  /** One line that Python reads as a dict. */
  String request() {
    return "{'template': "
        + Texts.repr(template)
        + ", 'context': "
        + context
        + ", 'options': "
        + options
        + ", 'undefined': '"
        + undefined
        + "', 'templates': "
        + templates
        + ", 'native': "
        + (nativeTypes ? "True" : "False")
        + "}";
  }

  private static PyDict dict(String literal) {
    return (PyDict) dev.floe.jinja.python.NativeValue.literal(literal).orElseThrow();
  }

  Engine engine(boolean mapped) {
    Engine.Builder builder =
        Engine.builder()
            .doStatement()
            .loopControls()
            .global("datetime", DatetimeModule.module(() -> Instant.EPOCH))
            .undefined(UndefinedPolicy.valueOf(undefined.toUpperCase(Locale.ROOT)));
    PyDict given = dict(options);
    if (isOn(given, "trim_blocks")) {
      builder.trimBlocks();
    }
    if (isOn(given, "lstrip_blocks")) {
      builder.lstripBlocks();
    }
    if (isOn(given, "keep_trailing_newline")) {
      builder.keepTrailingNewline();
    }
    if (!mapped) {
      builder.withoutSourceMaps();
    }
    PyDict loadable = dict(templates);
    builder.loader(name -> Optional.ofNullable(loadable.get(name)).map(Texts::str));
    return builder.build();
  }

  private static boolean isOn(PyDict options, String name) {
    Object value = options.get(name);
    return value != null && Truth.of(value);
  }

  /** The context's values, new ones each time: templates may change them. */
  Context values() {
    PyDict dict = dict(context);
    return name -> dict.get(name);
  }

  /** What our engine makes of it. */
  Outcome render(boolean mapped) {
    Engine engine = engine(mapped);
    try {
      TemplateTree.parse(new Source("<template>", template), engine.syntax());
      Result<Template> parsed = engine.parse("<template>", template);
      Object result = parsed.value().orElseThrow().renderOrThrow(values(), nativeTypes);
      // Python's native templates forget that a constant is safe HTML.
      Object shown = result instanceof Markup ? Texts.str(result) : result;
      return Outcome.text(nativeTypes ? Texts.repr(shown) : Texts.str(shown));
    } catch (SyntaxException e) {
      return Outcome.error(e.fault().pythonName(), e.text());
    } catch (RenderException e) {
      return Outcome.error(e.kind(), e.text());
    } catch (StackOverflowError e) {
      // As the engine does where it makes a diagnostic of it.
      return Outcome.error(Fault.RECURSION.pythonName(), "");
    }
  }

  /**
   * Whether a release of Jinja2 knows what the case is about: {@code since-3.1.6.txt} names one.
   */
  boolean appliesTo(String version) {
    Matcher since = SINCE.matcher(name);
    return !since.lookingAt() || Arrays.compare(numbers(version), numbers(since.group(1))) >= 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1))
        .mapToInt(part -> Integer.parseInt(part.replaceAll("[^0-9].*", "")))
        .toArray();
  }

  @Override
  public String toString() {
    return name + ": " + template + (context.equals("{}") ? "" : "  with " + context);
  }

  /** The same template without any options and templates to load. */
  static DifferentialCase of(String name, String template, Map<String, Object> context) {
    return new DifferentialCase(
        name, template, Texts.repr(PyDict.copyOf(context)), "{}", "lenient", "{}", false);
  }
}

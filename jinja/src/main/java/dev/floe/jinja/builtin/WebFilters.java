package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.Html;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Filters for HTML, URLs and JSON. */
final class WebFilters {

  private static final Signature ESCAPE = Signature.of("escape", "s");
  private static final Signature FORCE = Signature.of("do_forceescape", "value");
  private static final Signature SAFE = Signature.of("do_mark_safe", "value");
  private static final Signature STRIP_TAGS = Signature.of("do_striptags", "value");
  private static final Signature XML_ATTR =
      Signature.of("do_xmlattr", "d", "autospace?").passedContext();
  private static final Signature URL_ENCODE = Signature.of("do_urlencode", "value");
  private static final Signature TO_JSON =
      Signature.of("do_tojson", "value", "indent?").passedContext();
  private static final Pattern NO_ATTRIBUTE = Pattern.compile("[\\s/>=]");

  private WebFilters() {}

  static Object escape(Call call) {
    return Markup.escape(Args.of(ESCAPE, call).value());
  }

  static Object forceEscape(Call call) {
    return Markup.escape(Texts.str(Args.of(FORCE, call).value()));
  }

  static Object safe(Call call) {
    return new Markup(Texts.str(Args.of(SAFE, call).value()));
  }

  static Object stripTags(Call call) {
    return Html.textOf(Texts.str(Args.of(STRIP_TAGS, call).value()));
  }

  static Object xmlAttributes(Call call) {
    Args args = Args.of(XML_ATTR, call);
    if (args.value() instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!(args.value() instanceof PyMapping mapping)) {
      throw new RenderException(
          Fault.ATTRIBUTE, "'" + Types.name(args.value()) + "' object has no attribute 'items'");
    }
    List<String> parts = new ArrayList<>();
    for (Object key : mapping) {
      Object value = mapping.item(key);
      if (value == null || value == None.NONE || value instanceof Undefined) {
        continue;
      }
      if (!Types.isString(key)) {
        throw new RenderException(
            Fault.TYPE, "expected string or bytes-like object, got '" + Types.name(key) + "'");
      }
      if (NO_ATTRIBUTE.matcher(Texts.str(key)).find()) {
        throw new RenderException(
            Fault.VALUE, "Invalid character in attribute name: " + Texts.repr(key));
      }
      parts.add(Markup.escape(key).text() + "=\"" + Markup.escape(value).text() + "\"");
    }
    String joined = String.join(" ", parts);
    return args.flag(1, true) && !joined.isEmpty() ? " " + joined : joined;
  }

  static Object urlEncode(Call call) {
    Object value = Args.of(URL_ENCODE, call).value();
    if (Types.isString(value) || !(value instanceof PyIterable)) {
      return quote(Texts.str(value), false);
    }
    List<Object> pairs =
        value instanceof PyMapping mapping ? SequenceFilters.pairs(mapping) : Iteration.list(value);
    List<String> parts = new ArrayList<>();
    for (Object pair : pairs) {
      if (!(pair instanceof PyIterable) && !Types.isString(pair)) {
        throw new RenderException(
            Fault.TYPE, "cannot unpack non-iterable " + Types.name(pair) + " object");
      }
      List<Object> both = Iteration.list(pair);
      if (both.size() != 2) {
        throw new RenderException(
            Fault.VALUE,
            both.size() > 2
                ? "too many values to unpack (expected 2)"
                : "not enough values to unpack (expected 2, got " + both.size() + ")");
      }
      parts.add(quote(Texts.str(both.get(0)), true) + "=" + quote(Texts.str(both.get(1)), true));
    }
    return String.join("&", parts);
  }

  private static String quote(String text, boolean forQuery) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c < 0x80 && Character.isLetterOrDigit(c)
              || "_.-~".indexOf(c) >= 0
              || c == '/' && !forQuery;
      if (plain) {
        out.append(c);
      } else if (c == ' ' && forQuery) {
        out.append('+');
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  static Object toJson(Call call) {
    Args args = Args.of(TO_JSON, call);
    Object indent = args.orNone(1);
    String step =
        indent == None.NONE
            ? ""
            : Types.isString(indent)
                ? Texts.str(indent)
                : " ".repeat(Math.max(args.number(1, 0), 0));
    String json = new Json(indent != None.NONE, step, true).write(args.value());
    return new Markup(
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("'", "\\u0027"));
  }
}

package dev.floe.jinja.python;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.MethodTable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The methods of safe HTML as MarkupSafe 2 has them: those of strings, most of which escape what
 * they are given and give safe HTML.
 */
final class MarkupMethods {

  private static final Map<String, Signature> LISTING =
      Map.of(
          "split", Signature.of("Markup.split", "sep?", "maxsplit?").passedContext(),
          "rsplit", Signature.of("Markup.rsplit", "sep?", "maxsplit?").passedContext(),
          "splitlines", Signature.of("Markup.splitlines", "keepends?").passedContext());

  private static final Set<String> ESCAPING =
      Set.of(
          "capitalize",
          "title",
          "lower",
          "upper",
          "replace",
          "ljust",
          "rjust",
          "lstrip",
          "rstrip",
          "center",
          "strip",
          "expandtabs",
          "swapcase",
          "zfill");

  static final MethodTable<Object> TABLE = new MethodTable<>(names(), MarkupMethods::find);

  private MarkupMethods() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>(StringMethods.NAMES);
    names.addAll(List.of("striptags", "unescape", "escape"));
    return names;
  }

  private static MethodTable.@Nullable Body<Object> find(String name) {
    return switch (name) {
      case "partition" -> (self, call) -> partition(self, call, false);
      case "rpartition" -> (self, call) -> partition(self, call, true);
      case "join" -> MarkupMethods::join;
      case "format" -> StringFormat::formatMarkup;
      case "format_map" -> StringFormat::formatMap;
      case "translate" -> (self, call) -> safe(Translation.translate(Texts.str(self), call));
      case "striptags" -> (self, call) -> Html.textOf(Texts.str(self));
      case "unescape" -> (self, call) -> Html.unescape(Texts.str(self));
      case "escape" -> MarkupMethods::escape;
      default -> {
        MethodTable.Body<Object> plain = StringMethods.find(name);
        yield plain == null ? null : adapted(name, plain);
      }
    };
  }

  private static MethodTable.Body<Object> adapted(String name, MethodTable.Body<Object> plain) {
    if (ESCAPING.contains(name)) {
      return (self, call) -> safe(plain.invoke(Texts.str(self), escaped(call)));
    }
    Signature listing = LISTING.get(name);
    if (listing != null) {
      return (self, call) -> {
        listing.bind(call); // with the messages of a function written in Python
        return safeList(plain.invoke(Texts.str(self), call));
      };
    }
    return (self, call) -> plain.invoke(Texts.str(self), call);
  }

  private static Object safe(Object text) {
    return new Markup(Texts.str(text));
  }

  private static Object safeList(Object texts) {
    return PyList.copyOf(Iteration.list(texts).stream().map(MarkupMethods::safe).toList());
  }

  /** The call with its texts escaped. */
  private static Call escaped(Call call) {
    UnaryOperator<Object> escape = each -> Types.isString(each) ? Markup.escape(each) : each;
    Map<String, Object> keywords = new LinkedHashMap<>(call.keywords());
    keywords.replaceAll((name, each) -> escape.apply(each));
    return call.with(call.args().stream().map(escape).toList(), keywords);
  }

  private static Object partition(Object self, Call call, boolean fromRight) {
    Arity.exactly(call, "Markup", fromRight ? "rpartition" : "partition", 1);
    Object mark = Markup.escape(call.args().get(0));
    PyTuple parts = (PyTuple) Splitting.partition(Texts.str(self), call.with(mark), fromRight);
    return PyTuple.copyOf(parts.items().stream().map(MarkupMethods::safe).toList());
  }

  private static Object join(Object self, Call call) {
    Arity.exactly(call, "Markup", "join", 1);
    List<Object> parts = new ArrayList<>();
    for (Object each : Iteration.of(call.args().get(0))) {
      parts.add(Markup.escape(each).text());
    }
    return safe(TextParts.join(parts, Texts.str(self), call));
  }

  private static Object escape(Object self, Call call) {
    if (call.args().isEmpty()) {
      throw RenderException.typeError(
          "Markup.escape() missing 1 required positional argument: 's'");
    }
    return Markup.escape(call.args().get(0));
  }
}

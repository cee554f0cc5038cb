package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.MethodTable;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.jinja.value.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of strings. */
public final class StringMethods {

  static final MethodTable<Object> TABLE = new MethodTable<>(table());

  private static final Signature SPLITLINES = Signature.of("splitlines", "keepends?");
  private static final Signature EXPANDTABS = Signature.of("expandtabs", "tabsize?");

  private StringMethods() {}

  static Map<String, MethodTable.Body<Object>> table() {
    Map<String, MethodTable.Body<Object>> methods = new HashMap<>();
    changing(methods, "upper", CaseMapping::upper);
    changing(methods, "lower", CaseMapping::lower);
    changing(methods, "capitalize", CaseMapping::capitalize);
    changing(methods, "title", CaseMapping::title);
    changing(methods, "swapcase", CaseMapping::swap);
    changing(methods, "casefold", CaseMapping::fold);
    asking(methods, "isupper", StringClasses::isUpper);
    asking(methods, "islower", StringClasses::isLower);
    asking(methods, "isdigit", StringClasses::isDigit);
    asking(methods, "isdecimal", StringClasses::isDecimal);
    asking(methods, "isnumeric", StringClasses::isNumeric);
    asking(methods, "isalpha", StringClasses::isAlpha);
    asking(methods, "isalnum", StringClasses::isAlphanumeric);
    asking(methods, "isspace", StringClasses::isSpace);
    asking(methods, "istitle", StringClasses::isTitle);
    asking(methods, "isascii", StringClasses::isAscii);
    asking(methods, "isprintable", StringClasses::isPrintable);
    asking(methods, "isidentifier", StringClasses::isIdentifier);
    methods.put("strip", (self, call) -> strip(self, call, "strip", true, true));
    methods.put("lstrip", (self, call) -> strip(self, call, "lstrip", true, false));
    methods.put("rstrip", (self, call) -> strip(self, call, "rstrip", false, true));
    methods.put("startswith", (self, call) -> affix(self, call, "startswith", String::startsWith));
    methods.put("endswith", (self, call) -> affix(self, call, "endswith", String::endsWith));
    methods.put("replace", StringMethods::replace);
    methods.put("join", StringMethods::join);
    methods.put("split", (self, call) -> Splitting.split(self, call, false));
    methods.put("rsplit", (self, call) -> Splitting.split(self, call, true));
    methods.put("partition", (self, call) -> Splitting.partition(self, call, false));
    methods.put("rpartition", (self, call) -> Splitting.partition(self, call, true));
    methods.put("splitlines", StringMethods::splitLines);
    methods.put("format", StringFormat::format);
    methods.put("format_map", StringFormat::formatMap);
    methods.put("find", (self, call) -> Searching.find(self, call, "find", false));
    methods.put("rfind", (self, call) -> Searching.find(self, call, "rfind", true));
    methods.put("index", (self, call) -> Searching.index(self, call, "index", false));
    methods.put("rindex", (self, call) -> Searching.index(self, call, "rindex", true));
    methods.put("count", Searching::count);
    methods.put("center", (self, call) -> Padding.pad(self, call, "center"));
    methods.put("ljust", (self, call) -> Padding.pad(self, call, "ljust"));
    methods.put("rjust", (self, call) -> Padding.pad(self, call, "rjust"));
    methods.put("zfill", Padding::zeros);
    methods.put("removeprefix", (self, call) -> removeAffix(self, call, "removeprefix"));
    methods.put("removesuffix", (self, call) -> removeAffix(self, call, "removesuffix"));
    methods.put("expandtabs", StringMethods::expandTabs);
    methods.put("encode", StringMethods::encode);
    return methods;
  }

  private static void changing(
      Map<String, MethodTable.Body<Object>> methods, String name, UnaryOperator<String> change) {
    methods.put(
        name,
        (self, call) -> {
          Arity.exactly(call, "str", name, 0);
          return TextParts.changed(self, change);
        });
  }

  private static void asking(
      Map<String, MethodTable.Body<Object>> methods,
      String name,
      java.util.function.Predicate<String> question) {
    methods.put(
        name,
        (self, call) -> {
          Arity.exactly(call, "str", name, 0);
          return question.test(Texts.str(self));
        });
  }

  /** A string argument; a TypeError in the words of the method if it is none. */
  static String text(Object value, String message) {
    if (!Types.isString(value)) {
      throw new RenderException(Fault.TYPE, message + Types.name(value));
    }
    return Texts.str(value);
  }

  private static Object strip(Object self, Call call, String method, boolean left, boolean right) {
    Arity.between(call, "str", method, 0, 1);
    Object chars = call.args().isEmpty() ? None.NONE : call.args().get(0);
    if (chars != None.NONE && !Types.isString(chars)) {
      throw new RenderException(Fault.TYPE, method + " arg must be None or str");
    }
    CharSequence stripped =
        TextParts.strip(TextParts.of(self), TextParts.dropping(chars), left, right);
    return TextParts.like(self, stripped);
  }

  private static Object affix(
      Object self, Call call, String method, BiPredicate<String, String> holds) {
    Arity.between(call, "str", method, 1, 3);
    String text = Searching.part(Texts.str(self), call.args(), 1);
    Object wanted = call.args().get(0);
    if (wanted instanceof PyTuple several) {
      for (Object each : several) {
        if (!Types.isString(each)) {
          throw new RenderException(
              Fault.TYPE,
              "tuple for " + method + " must only contain str, not " + Types.name(each));
        }
        if (holds.test(text, Texts.str(each))) {
          return true;
        }
      }
      return false;
    }
    return holds.test(
        text, text(wanted, method + " first arg must be str or a tuple of str, not "));
  }

  private static Object replace(Object self, Call call) {
    Arity.between(call, "str", "replace", 2, 3);
    String old = text(call.args().get(0), "replace() argument 1 must be str, not ");
    text(call.args().get(1), "replace() argument 2 must be str, not ");
    long count = call.args().size() > 2 ? Numbers.toIndex(call.args().get(2)) : -1;
    CharSequence with = TextParts.of(call.args().get(1));
    return TextParts.like(self, TextParts.replace(TextParts.of(self), old, with, count, call));
  }

  private static Object join(Object self, Call call) {
    Arity.exactly(call, "str", "join", 1);
    Object values = call.args().get(0);
    if (!Types.isString(values) && !(values instanceof dev.floe.jinja.value.PyIterable)) {
      throw new RenderException(Fault.TYPE, "can only join an iterable");
    }
    List<Object> parts = Iteration.list(values);
    for (int i = 0; i < parts.size(); i++) {
      if (!Types.isString(parts.get(i))) {
        throw new RenderException(
            Fault.TYPE,
            "sequence item "
                + i
                + ": expected str instance, "
                + Types.name(parts.get(i))
                + " found");
      }
    }
    return TextParts.like(self, TextParts.join(parts, self, call));
  }

  private static Object splitLines(Object self, Call call) {
    @Nullable Object[] bound = SPLITLINES.bind(call);
    boolean keepEnds = bound[0] != null && Truth.of(bound[0]);
    return dev.floe.jinja.value.PyList.copyOf(TextParts.lines(TextParts.of(self), keepEnds));
  }

  private static Object removeAffix(Object self, Call call, String method) {
    Arity.exactly(call, "str", method, 1);
    String affix = text(call.args().get(0), method + "() argument must be str, not ");
    CharSequence all = TextParts.of(self);
    String chars = all.toString();
    if (method.equals("removeprefix")) {
      return chars.startsWith(affix) ? all.subSequence(affix.length(), chars.length()) : all;
    }
    return chars.endsWith(affix) && !affix.isEmpty()
        ? all.subSequence(0, chars.length() - affix.length())
        : all;
  }

  private static Object expandTabs(Object self, Call call) {
    @Nullable Object[] bound = EXPANDTABS.bind(call);
    int size = bound[0] == null ? 8 : Numbers.toIndex(bound[0]);
    StringBuilder out = new StringBuilder();
    int column = 0;
    String text = Texts.str(self);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        int blanks = size > 0 ? size - column % size : 0;
        out.append(" ".repeat(blanks));
        column += blanks;
        call.state().checkLength(out.length());
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  private static Object encode(Object self, Call call) {
    throw new RenderException(Fault.TYPE, "bytes are not supported: str.encode");
  }
}

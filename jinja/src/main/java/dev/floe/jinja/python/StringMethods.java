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
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of strings. */
public final class StringMethods {

  static final List<String> NAMES =
      List.of(
          "upper",
          "lower",
          "capitalize",
          "title",
          "swapcase",
          "casefold",
          "isupper",
          "islower",
          "isdigit",
          "isdecimal",
          "isnumeric",
          "isalpha",
          "isalnum",
          "isspace",
          "istitle",
          "isascii",
          "isprintable",
          "isidentifier",
          "strip",
          "lstrip",
          "rstrip",
          "startswith",
          "endswith",
          "replace",
          "join",
          "split",
          "rsplit",
          "partition",
          "rpartition",
          "splitlines",
          "format",
          "format_map",
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "center",
          "ljust",
          "rjust",
          "zfill",
          "removeprefix",
          "removesuffix",
          "expandtabs",
          "translate",
          "maketrans",
          "encode");

  static final MethodTable<Object> TABLE = new MethodTable<>(NAMES, StringMethods::find);

  private static final Signature SPLITLINES = Signature.of("splitlines", "keepends?");
  private static final Signature EXPANDTABS = Signature.of("expandtabs", "tabsize?");

  private StringMethods() {}

  static MethodTable.@Nullable Body<Object> find(String name) {
    return switch (name) {
      case "upper" -> changing(name, CaseMapping::upper);
      case "lower" -> changing(name, CaseMapping::lower);
      case "capitalize" -> changing(name, CaseMapping::capitalize);
      case "title" -> changing(name, CaseMapping::title);
      case "swapcase" -> changing(name, CaseMapping::swap);
      case "casefold" -> changing(name, CaseMapping::fold);
      case "isupper" -> asking(name, StringClasses::isUpper);
      case "islower" -> asking(name, StringClasses::isLower);
      case "isdigit" -> asking(name, StringClasses::isDigit);
      case "isdecimal" -> asking(name, StringClasses::isDecimal);
      case "isnumeric" -> asking(name, StringClasses::isNumeric);
      case "isalpha" -> asking(name, StringClasses::isAlpha);
      case "isalnum" -> asking(name, StringClasses::isAlphanumeric);
      case "isspace" -> asking(name, StringClasses::isSpace);
      case "istitle" -> asking(name, StringClasses::isTitle);
      case "isascii" -> asking(name, StringClasses::isAscii);
      case "isprintable" -> asking(name, StringClasses::isPrintable);
      case "isidentifier" -> asking(name, StringClasses::isIdentifier);
      case "strip" -> (self, call) -> strip(self, call, name, true, true);
      case "lstrip" -> (self, call) -> strip(self, call, name, true, false);
      case "rstrip" -> (self, call) -> strip(self, call, name, false, true);
      case "startswith" -> (self, call) -> affix(self, call, name, String::startsWith);
      case "endswith" -> (self, call) -> affix(self, call, name, String::endsWith);
      case "replace" -> StringMethods::replace;
      case "join" -> StringMethods::join;
      case "split" -> (self, call) -> Splitting.split(self, call, false);
      case "rsplit" -> (self, call) -> Splitting.split(self, call, true);
      case "partition" -> (self, call) -> Splitting.partition(self, call, false);
      case "rpartition" -> (self, call) -> Splitting.partition(self, call, true);
      case "splitlines" -> StringMethods::splitLines;
      case "format" -> StringFormat::format;
      case "format_map" -> StringFormat::formatMap;
      case "find" -> (self, call) -> Searching.find(self, call, name, false);
      case "rfind" -> (self, call) -> Searching.find(self, call, name, true);
      case "index" -> (self, call) -> Searching.index(self, call, name, false);
      case "rindex" -> (self, call) -> Searching.index(self, call, name, true);
      case "count" -> Searching::count;
      case "center" -> (self, call) -> Padding.pad(self, call, name);
      case "ljust" -> (self, call) -> Padding.pad(self, call, name);
      case "rjust" -> (self, call) -> Padding.pad(self, call, name);
      case "zfill" -> Padding::zeros;
      case "removeprefix" -> (self, call) -> removeAffix(self, call, name);
      case "removesuffix" -> (self, call) -> removeAffix(self, call, name);
      case "expandtabs" -> StringMethods::expandTabs;
      case "translate" -> Translation::translate;
      case "maketrans" -> Translation::makeTable;
      case "encode" -> StringMethods::encode;
      default -> null;
    };
  }

  private static MethodTable.Body<Object> changing(String name, UnaryOperator<String> change) {
    return (self, call) -> {
      Arity.exactly(call, "str", name, 0);
      return TextParts.changed(self, change);
    };
  }

  private static MethodTable.Body<Object> asking(String name, Predicate<String> question) {
    return (self, call) -> {
      Arity.exactly(call, "str", name, 0);
      return question.test(Texts.str(self));
    };
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

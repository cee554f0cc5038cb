package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code str.format}. */
final class StringFormat {

  private static final int MAX_DEPTH = 2;

  private final List<Object> args;
  private final Map<String, Object> keywords;
  private final Call call;
  private int next;
  private boolean manual;

  private StringFormat(Call call, List<Object> args, Map<String, Object> keywords) {
    this.call = call;
    this.args = args;
    this.keywords = keywords;
  }

  static Object format(Object format, Call call) {
    return format(format, call, call.args(), call.keywords());
  }

  static Object format(Object format, Call call, List<Object> args, Map<String, Object> keywords) {
    TextBuilder out = new TextBuilder(64, call.state().environment().mapped());
    CharSequence text = format instanceof MappedText mapped ? mapped : Texts.str(format);
    new StringFormat(call, args, keywords).expand(text, out, MAX_DEPTH);
    call.state().checkLength(out.length());
    return out.toValue();
  }

  private void literal(CharSequence text, int from, int to, TextBuilder out) {
    if (text instanceof MappedText mapped) {
      out.append(mapped, from, to);
    } else {
      out.derived(text.subSequence(from, to).toString(), call.frame(), call.start());
    }
  }

  private void expand(CharSequence format, TextBuilder out, int depth) {
    if (depth == 0) {
      throw new RenderException(Fault.VALUE, "Max string recursion exceeded");
    }
    String text = format.toString();
    int at = 0;
    while (at < text.length()) {
      int brace = nextBrace(text, at);
      literal(format, at, brace, out);
      if (brace == text.length()) {
        return;
      }
      char c = text.charAt(brace);
      boolean doubled = brace + 1 < text.length() && text.charAt(brace + 1) == c;
      if (doubled) {
        literal(format, brace, brace + 1, out);
        at = brace + 2;
      } else if (c == '}') {
        throw new RenderException(Fault.VALUE, "Single '}' encountered in format string");
      } else {
        int close = closing(text, brace + 1);
        field(text.substring(brace + 1, close), out, depth);
        at = close + 1;
      }
    }
  }

  private static int nextBrace(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '}') {
      at++;
    }
    return at;
  }

  private static int closing(String text, int from) {
    int depth = 1;
    boolean bracket = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '{' && !bracket) {
        depth++;
      } else if (c == '}' && !bracket && --depth == 0) {
        return at;
      }
    }
    throw new RenderException(
        Fault.VALUE,
        from >= text.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private void field(String field, TextBuilder out, int depth) {
    int name = endOfName(field);
    String conversion = "";
    String spec = "";
    if (name < field.length() && field.charAt(name) == '!') {
      int colon = field.indexOf(':', name);
      conversion = field.substring(name + 1, colon < 0 ? field.length() : colon);
      if (conversion.length() != 1) {
        throw new RenderException(
            Fault.VALUE,
            conversion.isEmpty()
                ? "unmatched '{' in format spec"
                : "expected ':' after conversion specifier");
      }
      spec = colon < 0 ? "" : field.substring(colon + 1);
    } else if (name < field.length()) {
      spec = field.substring(name + 1);
    }
    Object value = converted(value(field.substring(0, name)), conversion);
    if (spec.indexOf('{') >= 0) {
      TextBuilder inner = new TextBuilder(16, false);
      expand(spec, inner, depth - 1);
      spec = inner.toString();
    }
    if (spec.isEmpty() && value instanceof MappedText mapped) {
      out.append(mapped);
    } else {
      out.derived(ValueFormat.format(value, spec), call.frame(), call.start());
    }
  }

  private static int endOfName(String field) {
    boolean bracket = false;
    for (int at = 0; at < field.length(); at++) {
      char c = field.charAt(at);
      if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (!bracket && (c == '!' || c == ':')) {
        return at;
      }
    }
    return field.length();
  }

  private static Object converted(Object value, String conversion) {
    return switch (conversion) {
      case "" -> value;
      case "s" -> value instanceof MappedText ? value : Texts.str(value);
      case "r" -> Texts.repr(value);
      case "a" -> Ascii.escaped(Texts.repr(value));
      default ->
          throw new RenderException(Fault.VALUE, "Unknown conversion specifier " + conversion);
    };
  }

  private Object value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Object value = argument(path.substring(0, end));
    while (end < path.length()) {
      boolean attribute = path.charAt(end) == '.';
      int stop = attribute ? end + 1 : path.indexOf(']', end);
      if (stop < 0) {
        throw new RenderException(Fault.VALUE, "Missing ']' in format string");
      }
      if (attribute) {
        while (stop < path.length() && path.charAt(stop) != '.' && path.charAt(stop) != '[') {
          stop++;
        }
        value = attribute(value, path.substring(end + 1, stop));
        end = stop;
      } else {
        value = item(value, path.substring(end + 1, stop));
        end = stop + 1;
      }
    }
    return value;
  }

  private Object attribute(Object value, String name) {
    Object found = Attributes.attribute(value, name);
    if (found == null) {
      throw new RenderException(
          Fault.ATTRIBUTE, "'" + Types.name(value) + "' object has no attribute '" + name + "'");
    }
    return found;
  }

  private Object item(Object value, String key) {
    Object index = isNumber(key) ? (Object) Long.parseLong(key) : key;
    Object found = Attributes.itemOrNull(value, index);
    return found != null ? found : missingItem(value, index);
  }

  private static Object missingItem(Object value, Object index) {
    String type = Types.name(value);
    boolean sequence = value instanceof PyList || value instanceof PyTuple;
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (sequence || Types.isString(value) || value instanceof PyRange) {
      boolean number = Numbers.isInteger(index);
      String shown = Types.isString(value) ? "string" : type;
      String integers = shown.equals("string") ? " must be integers, not 'str'" : SLICES;
      throw number
          ? new RenderException(
              Fault.INDEX, (type.equals("range") ? "range object" : shown) + " index out of range")
          : new RenderException(Fault.TYPE, shown + " indices" + integers);
    }
    throw value instanceof PyIndexed
        ? new RenderException(Fault.KEY, Texts.repr(index))
        : new RenderException(Fault.TYPE, "'" + type + "' object is not subscriptable");
  }

  private static final String SLICES = " must be integers or slices, not str";

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Object argument(String name) {
    if (name.isEmpty() || isNumber(name)) {
      boolean numbered = !name.isEmpty();
      if (numbered ? next > 0 : manual) {
        throw new RenderException(
            Fault.VALUE,
            numbered
                ? "cannot switch from automatic field numbering to manual field specification"
                : "cannot switch from manual field specification to automatic field numbering");
      }
      manual |= numbered;
      int index = numbered ? Integer.parseInt(name) : next++;
      if (index >= args.size()) {
        throw new RenderException(
            Fault.INDEX, "Replacement index " + index + " out of range for positional args tuple");
      }
      return args.get(index);
    }
    @Nullable Object found = keywords.get(name);
    if (found == null) {
      throw new RenderException(Fault.KEY, Texts.quoted(name));
    }
    return found;
  }
}

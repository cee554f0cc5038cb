package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code translate} and {@code maketrans}: characters replaced by a table of code points. */
final class Translation {

  private Translation() {}

  static Object translate(Object self, Call call) {
    Arity.exactly(call, "str", "translate", 1);
    Object table = call.args().get(0);
    CharSequence text = TextParts.of(self);
    String chars = text.toString();
    TextBuilder out = new TextBuilder(chars.length(), call.state().environment().mapped());
    int kept = 0;
    for (int at = 0; at < chars.length(); ) {
      int c = chars.codePointAt(at);
      int next = at + Character.charCount(c);
      Object replacement = replacement(table, c);
      if (replacement != null) {
        TextParts.append(out, text, kept, at, call);
        CharSequence with = characters(replacement);
        TextParts.append(out, with, 0, with.length(), call);
        call.state().checkLength(out.length());
        kept = next;
      }
      at = next;
    }
    TextParts.append(out, text, kept, chars.length(), call);
    return out.toValue();
  }

  private static @Nullable Object replacement(Object table, int c) {
    if (table instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!(table instanceof PyIndexed) && !Types.isString(table)) {
      throw RenderException.typeError("'" + Types.name(table) + "' object is not subscriptable");
    }
    return Attributes.itemOrNull(table, (long) c);
  }

  private static CharSequence characters(Object replacement) {
    if (replacement == None.NONE) {
      return "";
    }
    if (Types.isString(replacement)) {
      return TextParts.of(replacement);
    }
    if (!Numbers.isInteger(replacement)) {
      throw RenderException.typeError("character mapping must return integer, None or str");
    }
    if (!(replacement instanceof Long code) || code < 0 || code > Character.MAX_CODE_POINT) {
      throw RenderException.valueError("character mapping must be in range(0x110000)");
    }
    return Character.toString(code.intValue());
  }

  static Object makeTable(Object self, Call call) {
    List<Object> args = call.args();
    if (args.isEmpty() || args.size() > 3) {
      throw RenderException.typeError(
          args.isEmpty()
              ? "maketrans expected at least 1 argument, got 0"
              : "maketrans expected at most 3 arguments, got " + args.size());
    }
    return args.size() == 1 ? ofDict(args.get(0)) : ofTexts(args);
  }

  private static PyDict ofDict(Object given) {
    if (!(given instanceof PyDict dict)) {
      throw RenderException.typeError(
          "if you give only one argument to maketrans it must be a dict");
    }
    PyDict table = new PyDict();
    dict.entries()
        .forEachRemaining(entry -> table.put(codePoint(entry.getKey()), entry.getValue()));
    return table;
  }

  private static Object codePoint(Object key) {
    if (Numbers.isInteger(key)) {
      return key;
    }
    if (!Types.isString(key)) {
      throw RenderException.typeError("keys in translate table must be strings or integers");
    }
    String text = Texts.str(key);
    if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
      throw new RenderException(Fault.VALUE, "string keys in translate table must be of length 1");
    }
    return (long) text.codePointAt(0);
  }

  private static PyDict ofTexts(List<Object> args) {
    // As Python's, the first is looked at last: both must be texts of one length.
    String to = StringMethods.text(args.get(1), "maketrans() argument 2 must be str, not ");
    String drop =
        args.size() < 3
            ? ""
            : StringMethods.text(args.get(2), "maketrans() argument 3 must be str, not ");
    if (!Types.isString(args.get(0))) {
      throw RenderException.typeError(
          "first maketrans argument must be a string if there is a second argument");
    }
    int[] from = Texts.str(args.get(0)).codePoints().toArray();
    int[] into = to.codePoints().toArray();
    if (from.length != into.length) {
      throw RenderException.valueError("the first two maketrans arguments must have equal length");
    }
    PyDict table = new PyDict();
    for (int i = 0; i < from.length; i++) {
      table.put((long) from[i], (long) into[i]);
    }
    drop.codePoints().forEach(c -> table.put((long) c, None.NONE));
    return table;
  }
}

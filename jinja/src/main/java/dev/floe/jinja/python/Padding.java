package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.TextBuilder;
import dev.floe.jinja.value.Arity;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.Texts;

/** {@code center}, {@code ljust}, {@code rjust} and {@code zfill}. */
public final class Padding {

  private Padding() {}

  static Object pad(Object self, Call call, String method) {
    Arity.between(call, "str", method, 1, 2);
    int width = Numbers.toIndex(call.args().get(0));
    String fill = " ";
    if (call.args().size() > 1) {
      fill =
          StringMethods.text(
              call.args().get(1), "The fill character must be a unicode character, not ");
      if (fill.codePointCount(0, fill.length()) != 1) {
        throw new RenderException(
            Fault.TYPE, "The fill character must be exactly one character long");
      }
    }
    int missing = missing(self, width);
    return switch (method) {
      case "ljust" -> padded(self, 0, missing, fill, call);
      case "rjust" -> padded(self, missing, 0, fill, call);
      default -> centered(self, width, fill, call);
    };
  }

  /** {@code str.center}: an odd blank goes to the left where the width is odd. */
  public static Object centered(Object self, int width, String fill, Call call) {
    int missing = missing(self, width);
    int left = missing / 2 + (missing & width & 1);
    return padded(self, left, missing - left, fill, call);
  }

  private static int missing(Object self, int width) {
    String text = Texts.str(self);
    return Math.max(width - text.codePointCount(0, text.length()), 0);
  }

  private static Object padded(Object self, int left, int right, String fill, Call call) {
    CharSequence text = TextParts.of(self);
    if (left == 0 && right == 0) {
      return TextParts.like(self, text);
    }
    call.state().checkLength((long) text.length() + left + right);
    TextBuilder out =
        new TextBuilder(text.length() + left + right, call.state().environment().mapped());
    out.derived(fill.repeat(left), call.frame(), call.start());
    TextParts.append(out, text, 0, text.length(), call);
    out.derived(fill.repeat(right), call.frame(), call.start());
    return TextParts.like(self, out.toValue());
  }

  static Object zeros(Object self, Call call) {
    Arity.exactly(call, "str", "zfill", 1);
    String text = Texts.str(self);
    int missing = missing(self, Numbers.toIndex(call.args().get(0)));
    if (missing == 0) {
      return TextParts.of(self);
    }
    call.state().checkLength((long) text.length() + missing);
    boolean signed = text.startsWith("+") || text.startsWith("-");
    return signed
        ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
        : "0".repeat(missing) + text;
  }
}

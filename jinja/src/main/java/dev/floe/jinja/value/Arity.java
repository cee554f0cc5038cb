package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;

/** Checks the arguments of methods that Python implements natively, with their messages. */
public final class Arity {

  private Arity() {}

  /** No keywords and exactly {@code count} arguments. */
  public static void exactly(Call call, String type, String method, int count) {
    noKeywords(call, type, method);
    int given = call.args().size();
    if (given == count) {
      return;
    }
    if (count == 0) {
      throw wrong(type + "." + method + "() takes no arguments (" + given + " given)");
    }
    throw count == 1
        ? wrong(type + "." + method + "() takes exactly one argument (" + given + " given)")
        : wrong(method + " expected " + count + " arguments, got " + given);
  }

  /** No keywords and between {@code least} and {@code most} arguments. */
  public static void between(Call call, String type, String method, int least, int most) {
    noKeywords(call, type, method);
    int given = call.args().size();
    if (given < least) {
      throw wrong(method + " expected at least " + counted(least) + ", got " + given);
    }
    if (given > most) {
      throw wrong(method + " expected at most " + counted(most) + ", got " + given);
    }
  }

  private static String counted(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }

  private static void noKeywords(Call call, String type, String method) {
    if (!call.keywords().isEmpty()) {
      throw wrong(type + "." + method + "() takes no keyword arguments");
    }
  }

  private static RenderException wrong(String message) {
    return new RenderException(Fault.TYPE, message);
  }
}

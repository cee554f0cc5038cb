package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.Limits;
import dev.floe.jinja.value.Namespace;
import dev.floe.jinja.value.Numbers;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyRange;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jinja's globals. */
final class Globals {

  private static final Signature JOINER = Signature.of("Joiner.__init__", "sep?").passedContext();
  private static final Signature LIPSUM =
      Signature.of("generate_lorem_ipsum", "n?", "html?", "min?", "max?");

  private Globals() {}

  static Map<String, Object> all() {
    Map<String, Object> globals = new HashMap<>();
    for (Global each : Global.values()) {
      globals.put(each.name, new Function(each.shown, each));
    }
    return globals;
  }

  /** One of them: made without a class of its own, which every start would pay for. */
  private enum Global implements PyCallable {
    RANGE("range", "range"),
    DICT("dict", "dict"),
    NAMESPACE("namespace", "Namespace"),
    CYCLER("cycler", "Cycler"),
    JOINER("joiner", "Joiner"),
    LIPSUM("lipsum", "generate_lorem_ipsum");

    private final String name;
    private final String shown;

    Global(String name, String shown) {
      this.name = name;
      this.shown = shown;
    }

    @Override
    public Object call(Call call) {
      return switch (this) {
        case RANGE -> range(call);
        case DICT -> dict(call);
        case NAMESPACE -> Namespace.of(call);
        case CYCLER -> new Cycler(call.args());
        case JOINER -> new Joiner(Args.of(Globals.JOINER, call).text(0, ", "));
        case LIPSUM -> lipsum(call);
      };
    }
  }

  private static Object range(Call call) {
    List<Object> args = call.args();
    if (!call.keywords().isEmpty()) {
      throw new RenderException(Fault.TYPE, "range() takes no keyword arguments");
    }
    if (args.isEmpty() || args.size() > 3) {
      throw new RenderException(
          Fault.TYPE,
          args.isEmpty()
              ? "range expected at least 1 argument, got 0"
              : "range expected at most 3 arguments, got " + args.size());
    }
    return within(call.state().environment().limits(), numbers(args));
  }

  private static PyRange numbers(List<Object> args) {
    long first = integer(args.get(0));
    if (args.size() == 1) {
      return new PyRange(0, first, 1);
    }
    long step = args.size() == 3 ? integer(args.get(2)) : 1;
    if (step == 0) {
      throw new RenderException(Fault.VALUE, "range() arg 3 must not be zero");
    }
    return new PyRange(first, integer(args.get(1)), step);
  }

  /** Many functions walk over a range and count no steps: so it is bounded itself. */
  private static PyRange within(Limits limits, PyRange range) {
    if (range.count() > limits.iterations()) {
      throw new RenderException(
          Fault.LIMIT, "a range of more than " + limits.iterations() + " numbers");
    }
    return range;
  }

  private static long integer(Object value) {
    if (value instanceof Undefined || !Numbers.isInteger(value)) {
      throw new RenderException(
          Fault.TYPE, "'" + Types.name(value) + "' object cannot be interpreted as an integer");
    }
    long wide =
        Numbers.big(value).bitLength() > 61 ? Long.MAX_VALUE : Numbers.big(value).longValue();
    if (wide == Long.MAX_VALUE) {
      throw new RenderException(Fault.OVERFLOW, "range bounds beyond 62 bits are not supported");
    }
    return wide;
  }

  private static Object dict(Call call) {
    if (call.args().size() > 1) {
      throw new RenderException(
          Fault.TYPE, "dict expected at most 1 argument, got " + call.args().size());
    }
    return PyDict.filled(call);
  }

  private static Object lipsum(Call call) {
    Args args = Args.of(LIPSUM, call);
    return Lipsum.generate(
        args.number(0, 5), args.flag(1, true), args.number(2, 20), args.number(3, 100), call);
  }
}

package dev.floe.jinja.eval;

import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.RenderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled macro or the body of a call block.
 *
 * @param defaults one per parameter; null where it has none
 * @param callerSlot the slot of {@code caller}, or -1 where the body does not use it
 * @param keywordsSlot the slot of {@code kwargs}, or -1
 * @param restSlot the slot of {@code varargs}, or -1
 * @param callBlock whether it is the body of a call block
 * @param expected about how much it prints
 */
record MacroUnit(
    String name,
    Source source,
    List<String> parameters,
    int[] slots,
    @Nullable Eval[] defaults,
    int callerSlot,
    int keywordsSlot,
    int restSlot,
    Layout layout,
    Step[] starts,
    Step body,
    boolean callBlock,
    Expected expected) {

  Object invoke(Call call, @Nullable Activation around, TemplateRun run) {
    Output out = new Output(run.state(), expected);
    Object given = print(call, around, run, out);
    return given == null ? out.result() : given;
  }

  /** Prints where its caller prints, or gives the value of its {@code return}. */
  @Nullable Object print(Call call, @Nullable Activation around, TemplateRun run, Output out) {
    RenderState state = run.state();
    int printed = out.length();
    Frame frame = call.frame().call(source, name, call.start(), call.end());
    Frame before = state.enter(frame);
    try {
      Activation a = new Activation(layout, around, run, frame, out);
      bind(call, a);
      for (Step each : starts) {
        each.run(a);
      }
      applyDefaults(a);
      if (body.run(a) == Completion.RETURN) {
        if (callBlock) {
          throw new ReturnSignal(a.returned);
        }
        out.cutBack(printed);
        return a.returned;
      }
      return null;
    } catch (ReturnSignal signal) {
      if (callBlock) {
        throw signal;
      }
      out.cutBack(printed);
      return signal.value();
    } finally {
      state.leave(before);
    }
  }

  private void bind(Call call, Activation a) {
    List<Object> args = call.args();
    Map<String, Object> keywords = call.keywords();
    int given = Math.min(args.size(), slots.length);
    for (int i = 0; i < given; i++) {
      a.slots[slots[i]] = args.get(i);
    }
    if (given == slots.length && callerSlot < 0 && keywordsSlot < 0 && keywords.isEmpty()) {
      bindRest(args, a);
      return;
    }
    int used = 0;
    for (int i = given; i < slots.length; i++) {
      Object value = keywords.get(parameters.get(i));
      used += value == null ? 0 : 1;
      a.slots[slots[i]] = value == null ? Missing.MISSING : value;
    }
    if (callerSlot >= 0) {
      Object caller = keywords.get("caller");
      used += caller == null ? 0 : 1;
      a.slots[callerSlot] =
          caller == null ? a.state.undefinedBecause("No caller defined", "caller") : caller;
    }
    if (keywordsSlot >= 0 || used < keywords.size()) {
      bindKeywords(leftOver(keywords, given), a);
    }
    bindRest(args, a);
  }

  private Map<String, Object> leftOver(Map<String, Object> keywords, int given) {
    Map<String, Object> left = new LinkedHashMap<>(keywords);
    left.keySet().removeAll(parameters.subList(given, parameters.size()));
    if (callerSlot >= 0) {
      left.remove("caller");
    }
    return left;
  }

  private void bindKeywords(Map<String, Object> left, Activation a) {
    if (keywordsSlot >= 0) {
      a.slots[keywordsSlot] = PyDict.copyOf(left);
    } else if (left.containsKey("caller")) {
      throw new RenderException(
          Fault.TYPE,
          "macro "
              + shownName()
              + " was invoked with two values for the special caller argument. This is most"
              + " likely a bug.");
    } else if (!left.isEmpty()) {
      String unknown = left.keySet().iterator().next();
      RenderException refusal =
          new RenderException(
              Fault.TYPE, "macro " + shownName() + " takes no keyword argument '" + unknown + "'");
      throw parameters.isEmpty() ? refusal : refusal.withHelp(Suggestion.help(unknown, parameters));
    }
  }

  private void bindRest(List<Object> args, Activation a) {
    if (restSlot >= 0) {
      int from = Math.min(slots.length, args.size());
      a.slots[restSlot] = PyTuple.copyOf(args.subList(from, args.size()));
    } else if (args.size() > slots.length) {
      throw new RenderException(
          Fault.TYPE,
          "macro " + shownName() + " takes not more than " + slots.length + " argument(s)");
    }
  }

  private String shownName() {
    return callBlock ? "None" : "'" + name + "'";
  }

  private void applyDefaults(Activation a) {
    for (int i = 0; i < slots.length; i++) {
      if (a.slots[slots[i]] == Missing.MISSING) {
        Eval value = defaults[i];
        a.slots[slots[i]] =
            value != null
                ? value.eval(a)
                : a.state.undefinedBecause(
                    "parameter '" + parameters.get(i) + "' was not provided", parameters.get(i));
      }
    }
  }
}

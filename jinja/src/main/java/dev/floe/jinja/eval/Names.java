package dev.floe.jinja.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading, writing and starting variables. */
final class Names {

  private static final Step[] NONE = {};

  private Names() {}

  /** Reads a variable of the same activation. */
  record Local(int slot, String name) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object value = a.slots[slot];
      if (value == null) {
        value = a.read(slot, name);
      }
      return value == Missing.MISSING ? a.state.undefined(name) : value;
    }
  }

  /** Reads a variable of an activation further out. */
  record Outer(int hops, int slot, String name) implements Eval {
    @Override
    public Object eval(Activation a) {
      Object value = a.outer(hops).read(slot, name);
      return value == Missing.MISSING ? a.state.undefined(name) : value;
    }
  }

  static Eval read(Symbols symbols, String name) {
    Variable variable = symbols.ref(name);
    int hops = symbols.layout().hopsTo(variable.layout());
    return hops == 0 ? new Local(variable.slot(), name) : new Outer(hops, variable.slot(), name);
  }

  /** What a variable holds, {@link Missing} included. */
  static Object raw(Activation a, int hops, Variable variable) {
    return a.outer(hops).read(variable.slot(), variable.name());
  }

  /** Gives the variables of a scope their first values; nothing to do in most scopes. */
  static Step[] starts(Symbols symbols) {
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<Variable, Symbols.Start> entry : symbols.starts().entrySet()) {
      Step step = start(symbols, entry.getKey(), entry.getValue());
      if (step != null) {
        steps.add(step);
      }
    }
    return steps.toArray(NONE);
  }

  private static @Nullable Step start(Symbols symbols, Variable variable, Symbols.Start start) {
    int slot = variable.slot();
    return switch (start.load()) {
      case PARAMETER -> null;
      case RESOLVE -> symbols.isStored(variable.name()) ? set(slot, null) : null;
      case UNDEFINED -> set(slot, Missing.MISSING);
      case ALIAS -> alias(symbols, slot, start.outer());
    };
  }

  private static Step set(int slot, @Nullable Object value) {
    return a -> {
      a.slots[slot] = value;
      return Completion.NORMAL;
    };
  }

  private static Step alias(Symbols symbols, int slot, @Nullable Variable outer) {
    if (outer == null) {
      throw new IllegalStateException("an alias of nothing");
    }
    int hops = symbols.layout().hopsTo(outer.layout());
    return a -> {
      a.slots[slot] = raw(a, hops, outer);
      return Completion.NORMAL;
    };
  }
}

package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.jinja.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiled calls of functions, filters and tests. */
final class Calls {

  private Calls() {}

  /** Compiled arguments. */
  record Arguments(
      Eval[] positional,
      String[] names,
      Eval[] keywords,
      @Nullable Eval rest,
      @Nullable Eval keywordRest) {

    /** The positional arguments, after a first one that is no argument as written. */
    List<Object> positional(Activation a, @Nullable Object first) {
      if (rest == null && first == null) {
        return switch (positional.length) {
          case 0 -> List.of();
          case 1 -> List.of(positional[0].eval(a));
          default -> all(a, first);
        };
      }
      return all(a, first);
    }

    private List<Object> all(Activation a, @Nullable Object first) {
      List<Object> args = new ArrayList<>(positional.length + 1);
      if (first != null) {
        args.add(first);
      }
      for (Eval each : positional) {
        args.add(each.eval(a));
      }
      if (rest != null) {
        spread(rest.eval(a), args);
      }
      return args;
    }

    private static void spread(Object value, List<Object> args) {
      if (!(value instanceof PyIterable) && !Types.isString(value)) {
        throw new RenderException(
            Fault.TYPE, "Value after * must be an iterable, not " + Types.name(value));
      }
      Iteration.of(value).forEach(args::add);
    }

    Map<String, Object> keywords(Activation a, @Nullable Object caller) {
      if (names.length == 0 && keywordRest == null && caller == null) {
        return Map.of();
      }
      Map<String, Object> all = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        all.put(names[i], keywords[i].eval(a));
      }
      if (caller != null) {
        all.put("caller", caller);
      }
      if (keywordRest != null) {
        spread(keywordRest.eval(a), all);
      }
      return all;
    }

    private static void spread(Object value, Map<String, Object> all) {
      if (!(value instanceof PyMapping mapping)) {
        throw new RenderException(
            Fault.TYPE, "argument after ** must be a mapping, not " + Types.name(value));
      }
      PyDict dict = value instanceof PyDict d ? d : null;
      for (Object key : mapping) {
        if (!Types.isString(key)) {
          throw new RenderException(Fault.TYPE, "keywords must be strings");
        }
        String name = Texts.str(key);
        Object item = dict != null ? dict.get(name) : mapping.item(key);
        if (item != null && all.put(name, item) != null) {
          throw new RenderException(
              Fault.TYPE, "got multiple values for keyword argument '" + name + "'");
        }
      }
    }
  }

  record Invocation(Eval function, Arguments arguments, int start, int end) implements Printed {
    @Override
    public Object eval(Activation a) {
      return invoke(a, null);
    }

    Object invoke(Activation a, @Nullable Object caller) {
      try {
        Object target = function.eval(a);
        Call call = call(a, caller);
        if (target instanceof PyCallable callable) {
          return callable.call(call);
        }
        throw notCallable(target);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }

    @Override
    public void print(Activation a, int place) {
      print(a, null, place);
    }

    /** Prints what the call gives; macros print by themselves. */
    void print(Activation a, @Nullable Object caller, int place) {
      try {
        Object target = function.eval(a);
        Call call = call(a, caller);
        Object given;
        if (target instanceof Printing macro && a.out.isText()) {
          given = macro.print(call, a.out);
        } else if (target instanceof PyCallable callable) {
          given = callable.call(call);
        } else {
          throw notCallable(target);
        }
        if (given != null) {
          a.out.value(given, a.frame, place);
        }
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }

    private Call call(Activation a, @Nullable Object caller) {
      List<Object> args = arguments.positional(a, null);
      return new Call(a.state, args, arguments.keywords(a, caller), a.frame, start, end);
    }

    private static RenderException notCallable(Object target) {
      return new RenderException(Fault.TYPE, "'" + Types.name(target) + "' object is not callable");
    }
  }

  /** A filter on a value. */
  record Filter(PyCallable filter, Eval input, Arguments arguments, int start, int end)
      implements Eval {
    @Override
    public Object eval(Activation a) {
      return apply(a, input.eval(a));
    }

    Object apply(Activation a, Object value) {
      try {
        a.state.walk(value);
        return filter.call(
            new Call(
                a.state,
                arguments.positional(a, value),
                arguments.keywords(a, null),
                a.frame,
                start,
                end));
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }

  record Test(PyCallable test, Eval input, Arguments arguments, int start, int end)
      implements Eval {
    @Override
    public Object eval(Activation a) {
      try {
        Object value = input.eval(a);
        Object result =
            test.call(
                new Call(
                    a.state,
                    arguments.positional(a, value),
                    arguments.keywords(a, null),
                    a.frame,
                    start,
                    end));
        return Truth.of(result);
      } catch (RenderException e) {
        throw e.at(a.frame, start, end);
      }
    }
  }
}

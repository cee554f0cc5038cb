package dev.floe.jinja.builtin;

import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.ChosenIterator;
import dev.floe.jinja.value.FunctionTable;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.MappedIterator;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyGenerator;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code map}, {@code select}, {@code reject} and their attribute forms. All are lazy. */
final class SelectionFilters {

  private SelectionFilters() {}

  private static Object value(Call call) {
    if (call.args().isEmpty()) {
      throw new RenderException(Fault.TYPE, "missing 1 required positional argument: 'value'");
    }
    return call.args().get(0);
  }

  private static List<Object> rest(Call call, int from) {
    return call.args().subList(Math.min(from, call.args().size()), call.args().size());
  }

  static Object map(Call call) {
    Object value = value(call);
    return new PyGenerator(
        "sync_do_map",
        new LazyIterator(
            () -> Truth.of(value) ? mapped(value, change(call)) : Collections.emptyIterator()));
  }

  private static Iterator<Object> mapped(Object value, UnaryOperator<Object> change) {
    return new MappedIterator(Iteration.of(value).iterator(), change);
  }

  private static UnaryOperator<Object> change(Call call) {
    List<Object> args = rest(call, 1);
    if (args.isEmpty() && call.keywords().containsKey("attribute")) {
      return byAttribute(call);
    }
    if (args.isEmpty()) {
      throw Args.invalid("map requires a filter argument");
    }
    PyCallable filter = find("filter", args.get(0), call.state().environment().filters());
    List<Object> more = args.subList(1, args.size());
    return item -> filter.call(call.with(prepended(item, more), call.keywords()));
  }

  private static UnaryOperator<Object> byAttribute(Call call) {
    Map<String, Object> keywords = new LinkedHashMap<>(call.keywords());
    Object attribute = keywords.remove("attribute");
    @Nullable Object fallback = keywords.remove("default");
    if (!keywords.isEmpty()) {
      String name = keywords.keySet().iterator().next();
      throw Args.invalid("Unexpected keyword argument '" + name + "'");
    }
    return AttributePath.of(call.state(), attribute, fallback)::get;
  }

  private static PyCallable find(String kind, Object name, FunctionTable known) {
    return known
        .find(Texts.str(name))
        .orElseThrow(() -> {
          RenderException unknown =
              new RenderException(
                  Fault.UNKNOWN_AT_RUNTIME, "No " + kind + " named " + Texts.repr(name) + ".");
          Suggestion.closest(Texts.str(name), known.names())
              .ifPresent(near -> unknown.withHelp("did you mean '" + near + "'?"));
          return unknown;
        });
  }

  private static List<Object> prepended(Object item, List<Object> more) {
    List<Object> all = new ArrayList<>(more.size() + 1);
    all.add(item);
    all.addAll(more);
    return all;
  }

  static Object choose(Call call, boolean wanted, boolean byAttribute) {
    Object value = value(call);
    return new PyGenerator(
        "select_or_reject",
        new LazyIterator(() ->
            Truth.of(value)
                ? chosen(value, question(call, byAttribute), wanted)
                : Collections.emptyIterator()));
  }

  private static Iterator<Object> chosen(
      Object value, UnaryOperator<Object> question, boolean wanted) {
    return new ChosenIterator(
        Iteration.of(value).iterator(), item -> Truth.of(question.apply(item)) == wanted);
  }

  private static UnaryOperator<Object> question(Call call, boolean byAttribute) {
    if (!byAttribute) {
      return test(call, rest(call, 1));
    }
    if (call.args().size() < 2) {
      throw Args.invalid("Missing parameter for attribute name");
    }
    AttributePath path = AttributePath.of(call.state(), call.args().get(1));
    UnaryOperator<Object> test = test(call, rest(call, 2));
    return item -> test.apply(path.get(item));
  }

  private static UnaryOperator<Object> test(Call call, List<Object> args) {
    if (args.isEmpty()) {
      return item -> item;
    }
    PyCallable test = find("test", args.get(0), call.state().environment().tests());
    List<Object> more = args.subList(1, args.size());
    return item -> test.call(call.with(prepended(item, more), call.keywords()));
  }
}

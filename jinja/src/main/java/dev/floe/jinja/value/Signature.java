package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a function as Python binds them, with Python's messages. */
public final class Signature {

  private final String name;
  private final List<String> parameters;
  private final int required;
  private final int hidden;

  private Signature(String name, List<String> parameters, int required, int hidden) {
    this.name = name;
    this.parameters = parameters;
    this.required = required;
    this.hidden = hidden;
  }

  /** Parameters in order; those that may be missing end in {@code ?}. */
  public static Signature of(String name, String... parameters) {
    List<String> names = new ArrayList<>();
    int required = 0;
    for (String parameter : parameters) {
      boolean optional = parameter.endsWith("?");
      required += optional ? 0 : 1;
      names.add(optional ? parameter.substring(0, parameter.length() - 1) : parameter);
    }
    return new Signature(name, List.copyOf(names), required, 0);
  }

  /** The same, but Python passes one more argument of its own, which its messages count. */
  public Signature passedContext() {
    return new Signature(name, parameters, required, 1);
  }

  /** The arguments by parameter; null for an optional one that is missing. */
  public @Nullable Object[] bind(Call call) {
    List<Object> args = call.args();
    @Nullable Object[] bound = new @Nullable Object[parameters.size()];
    if (args.size() > bound.length) {
      throw tooMany(args.size());
    }
    for (int i = 0; i < args.size(); i++) {
      bound[i] = args.get(i);
    }
    for (Map.Entry<String, Object> keyword : call.keywords().entrySet()) {
      int index = parameters.indexOf(keyword.getKey());
      if (index < 0) {
        throw wrong("got an unexpected keyword argument '" + keyword.getKey() + "'");
      }
      if (bound[index] != null) {
        throw wrong("got multiple values for argument '" + keyword.getKey() + "'");
      }
      bound[index] = keyword.getValue();
    }
    requireAll(bound);
    return bound;
  }

  private void requireAll(@Nullable Object[] bound) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < required; i++) {
      if (bound[i] == null) {
        missing.add("'" + parameters.get(i) + "'");
      }
    }
    if (!missing.isEmpty()) {
      String plural = missing.size() == 1 ? "" : "s";
      throw wrong(
          "missing "
              + missing.size()
              + " required positional argument"
              + plural
              + ": "
              + listed(missing));
    }
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return switch (names.size()) {
      case 1 -> names.get(0);
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> String.join(", ", names.subList(0, last)) + ", and " + names.get(last);
    };
  }

  private RenderException tooMany(int given) {
    int most = parameters.size() + hidden;
    int least = required + hidden;
    String takes = least == most ? Integer.toString(most) : "from " + least + " to " + most;
    String plural = most == 1 && least == most ? "" : "s";
    int count = given + hidden;
    return wrong(
        "takes "
            + takes
            + " positional argument"
            + plural
            + " but "
            + count
            + (count == 1 ? " was given" : " were given"));
  }

  private RenderException wrong(String what) {
    return new RenderException(Fault.TYPE, name + "() " + what);
  }
}

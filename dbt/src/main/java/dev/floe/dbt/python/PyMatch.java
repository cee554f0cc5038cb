package dev.floe.dbt.python;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Texts;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What {@code re.match} found. */
record PyMatch(MatchResult result) implements PyIndexed {

  static PyMatch of(Matcher matcher) {
    return new PyMatch(matcher.toMatchResult());
  }

  @Override
  public String typeName() {
    return "re.Match";
  }

  @Override
  public String repr() {
    return "<re.Match object; span=("
        + result.start()
        + ", "
        + result.end()
        + "), match="
        + Texts.quoted(result.group())
        + ">";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "group" -> new Function(name, this::group);
      case "groups" -> new Function(name, call -> groups());
      case "groupdict" -> new Function(name, call -> groupdict());
      case "start" -> new Function(name, call -> (long) result.start(index(call)));
      case "end" -> new Function(name, call -> (long) result.end(index(call)));
      case "span" ->
          new Function(
              name,
              call -> PyTuple.of((long) result.start(index(call)), (long) result.end(index(call))));
      default -> null;
    };
  }

  private static int index(Call call) {
    return call.args().isEmpty() ? 0 : (int) Arguments.whole(call.args().getFirst(), 0);
  }

  private Object group(Call call) {
    List<Object> wanted = call.args();
    return switch (wanted.size()) {
      case 0 -> result.group();
      case 1 -> item(wanted.getFirst());
      default -> PyTuple.copyOf(wanted.stream().map(this::item).toList());
    };
  }

  @Override
  public Object item(Object key) {
    try {
      String text =
          key instanceof Long number
              ? result.group(number.intValue())
              : result.group(PythonRegex.javaName(Texts.str(key)));
      return text == null ? None.NONE : text;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw RenderException.valueError("no such group");
    }
  }

  private PyTuple groups() {
    Object[] all = new Object[result.groupCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = item((long) i + 1);
    }
    return PyTuple.of(all);
  }

  private PyDict groupdict() {
    PyDict dict = new PyDict();
    result.namedGroups().keySet().stream()
        .sorted()
        .forEach(name -> dict.put(name.replace("U95", "_"), item(name)));
    return dict;
  }
}

package dev.floe.jinja.builtin;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;

/** What {@code joiner(…)} gives: nothing at the first call, the separator ever after. */
final class Joiner implements PyObject, PyCallable {

  private final String separator;
  private boolean used;

  Joiner(String separator) {
    this.separator = separator;
  }

  @Override
  public Object call(Call call) {
    String result = used ? separator : "";
    used = true;
    return result;
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Joiner";
  }
}

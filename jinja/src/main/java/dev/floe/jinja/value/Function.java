package dev.floe.jinja.value;

/**
 * A function of Java's under a name.
 *
 * @param name as messages show it
 * @param body what it does
 */
public record Function(String name, PyCallable body) implements PyObject, PyCallable {

  @Override
  public Object call(Call call) {
    return body.call(call);
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public String repr() {
    return "<function " + name + ">";
  }
}

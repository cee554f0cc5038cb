package dev.floe.jinja.value;

/** Python's {@code None}. */
public enum None implements PyObject {
  NONE;

  @Override
  public String description() {
    return "None";
  }

  @Override
  public String typeName() {
    return "NoneType";
  }

  @Override
  public String repr() {
    return "None";
  }

  @Override
  public boolean isTrue() {
    return false;
  }
}

package dev.floe.jinja.eval;

/** A variable of a scope and its slot. */
record Variable(String name, Layout layout, int slot) {

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return slot;
  }
}

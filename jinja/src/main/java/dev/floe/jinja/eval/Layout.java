package dev.floe.jinja.eval;

import org.jspecify.annotations.Nullable;

/**
 * The slots of one unit that is activated as a whole: a template's body, a macro, a block, the body
 * of a recursive loop.
 */
final class Layout {

  private final @Nullable Layout parent;
  private int size;

  Layout(@Nullable Layout parent) {
    this.parent = parent;
  }

  int add() {
    return size++;
  }

  int size() {
    return size;
  }

  /** How many activations lie between this unit and an outer one. */
  int hopsTo(Layout outer) {
    int hops = 0;
    for (Layout at = this; at != outer; at = parentOf(at)) {
      hops++;
    }
    return hops;
  }

  private static Layout parentOf(Layout layout) {
    if (layout.parent == null) {
      throw new IllegalStateException("a variable outside of every enclosing unit");
    }
    return layout.parent;
  }
}

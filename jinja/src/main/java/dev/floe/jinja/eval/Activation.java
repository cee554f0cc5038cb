package dev.floe.jinja.eval;

import dev.floe.jinja.text.Frame;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.RenderState;
import org.jspecify.annotations.Nullable;

/** One running unit: its variables, where it prints to, and what it is nested in. */
final class Activation {

  final @Nullable Object[] slots;
  final @Nullable Activation parent;
  final TemplateRun run;
  final RenderState state;
  final Frame frame;
  Output out;
  Object returned = None.NONE;
  // Whether a captured body ended with a return, which the statement around it passes on.
  boolean returning;

  Activation(Layout layout, @Nullable Activation parent, TemplateRun run, Frame frame, Output out) {
    this.slots = new @Nullable Object[layout.size()];
    this.parent = parent;
    this.run = run;
    this.state = run.state();
    this.frame = frame;
    this.out = out;
  }

  /** The activation a number of units further out. */
  Activation outer(int hops) {
    Activation at = this;
    for (int i = 0; i < hops; i++) {
      Activation next = at.parent;
      if (next == null) {
        throw new IllegalStateException("no activation so far out");
      }
      at = next;
    }
    return at;
  }

  /** What a slot holds; asks the context where nobody has yet. */
  Object read(int slot, String name) {
    Object value = slots[slot];
    if (value != null) {
      return value;
    }
    Object found = run.lookup(name);
    Object known = found == null ? Missing.MISSING : found;
    slots[slot] = known;
    return known;
  }
}

package dev.floe.jinja.value;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rendering in progress, as functions see it: its context, the macro that is running, and what
 * it has used of its limits. Belongs to one thread.
 */
public final class RenderState {

  /** A mask: steps between two looks at whether the thread was interrupted, less one. */
  private static final long BETWEEN_LOOKS = 0xff;

  private final Context context;
  private final Environment environment;
  private final long limit;
  private final boolean nativeTypes;
  private Frame frame;
  private int depth;
  private long steps;

  public RenderState(Context context, Environment environment, Frame root, boolean nativeTypes) {
    this.context = context;
    this.environment = environment;
    this.limit = environment.limits().iterations();
    this.frame = root;
    this.nativeTypes = nativeTypes;
  }

  /** The names this rendering was started with. */
  public Context context() {
    return context;
  }

  public Environment environment() {
    return environment;
  }

  /** The template body or macro call that is running now, linked to its callers. */
  public Frame frame() {
    return frame;
  }

  /** Whether macros give values instead of text, as in a native rendering. */
  public boolean nativeTypes() {
    return nativeTypes;
  }

  /** The value of a name in the context or among the engine's globals; null if there is none. */
  public @Nullable Object lookup(String name) {
    Object found = context.lookup(name);
    return found != null ? found : environment.globals().get(name);
  }

  /** What a missing name is here. */
  public Undefined undefined(String name) {
    return Undefined.name(environment.undefined(), name, this::names);
  }

  /** Something undefined for a reason. */
  public Undefined undefinedBecause(String reason, String name) {
    return Undefined.because(environment.undefined(), reason, name);
  }

  private Set<String> names() {
    Set<String> all = new LinkedHashSet<>(context.names());
    all.addAll(environment.globals().keySet());
    return all;
  }

  /** Starts a nested call; {@link #leave} must follow. Gives the frame to hand back. */
  public Frame enter(Frame called) {
    step();
    if (++depth > environment.limits().callDepth()) {
      depth--;
      throw new RenderException(Fault.RECURSION, "maximum recursion depth exceeded")
          .withHelp(
              "macros may call each other up to "
                  + environment.limits().callDepth()
                  + " levels deep");
    }
    Frame before = frame;
    frame = called;
    return before;
  }

  /** Ends a nested call. */
  public void leave(Frame before) {
    depth--;
    frame = before;
  }

  /** Counts one step of a loop, or one call. */
  public void step() {
    if (++steps > limit || (steps & BETWEEN_LOOKS) == 0) {
      look();
    }
  }

  /** Counts the items of what a filter is about to walk over. */
  public void walk(Object value) {
    long items =
        switch (value) {
          case PySequence sequence -> sequence.length();
          case PyDict dict -> dict.length();
          case PyRange range -> range.count();
          default -> 0;
        };
    if (items > 0) {
      steps = items > Long.MAX_VALUE - steps ? Long.MAX_VALUE : steps + items;
      look();
    }
  }

  private void look() {
    if (steps > limit) {
      throw new RenderException(
          Fault.LIMIT, "more than " + limit + " steps of loops, macros and filters");
    }
    // The flag stays up: it is meant for whoever started the rendering.
    if (Thread.currentThread().isInterrupted()) {
      throw new RenderException(Fault.LIMIT, "the rendering was interrupted");
    }
  }

  /** Refuses a text that would be too long. */
  public void checkLength(long length) {
    if (length > environment.limits().outputLength()) {
      throw new RenderException(
          Fault.LIMIT, "a text longer than " + environment.limits().outputLength() + " characters");
    }
  }
}

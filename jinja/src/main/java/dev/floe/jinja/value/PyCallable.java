package dev.floe.jinja.value;

/** A value that can be called. */
@FunctionalInterface
public interface PyCallable {

  /** Calls it; mistakes are thrown as {@link dev.floe.jinja.error.RenderException}. */
  Object call(Call call);
}

package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import java.util.Optional;

/** How the adapter reaches macros: by dispatch, and by name. */
public interface MacroDispatch {

  /**
   * The macro that {@code adapter.dispatch(name, namespace)} means here; refuses with all names
   * that were tried.
   */
  Object dispatch(String name, Optional<String> namespace);

  /** The macro of that name as the template that is running sees it, if there is one. */
  Optional<Object> find(String name);

  /**
   * The macro of a project or package that stands for a method of the adapter: one of the method's
   * name, or what is dispatched to under that name. Nothing where that is floe's own, or where that
   * macro is what calls.
   */
  Optional<PyCallable> overriding(String method);

  /** Warns the user at the place of a call. */
  void warn(String message, Call call);
}

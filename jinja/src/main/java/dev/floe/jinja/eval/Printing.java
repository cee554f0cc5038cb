package dev.floe.jinja.eval;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import org.jspecify.annotations.Nullable;

/** A callable that can print its text where it is called, instead of handing it over. */
interface Printing extends PyCallable {

  /** Calls it. What it gives that is still to be printed; null if everything was. */
  @Nullable Object print(Call call, Output out);
}

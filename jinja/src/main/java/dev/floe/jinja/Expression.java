package dev.floe.jinja;

import dev.floe.diagnostics.Result;
import dev.floe.jinja.eval.CompiledExpression;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.RenderState;

/** A parsed expression. Immutable and shared by all threads. */
public final class Expression {

  private final Engine engine;
  private final Source source;
  private final CompiledExpression compiled;

  Expression(Engine engine, Source source, CompiledExpression compiled) {
    this.engine = engine;
    this.source = source;
    this.compiled = compiled;
  }

  /** Its value where the names have the context's values. */
  public Result<Object> evaluate(Context context) {
    return Engine.guarded(
        source,
        () -> {
          RenderState state =
              new RenderState(context, engine.environment(), Frame.root(source), false);
          return compiled.evaluate(state, engine.loading());
        });
  }
}

package dev.floe.jinja.eval;

import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Environment;
import dev.floe.jinja.value.RenderState;

/** A single expression as closures; immutable and shared by all evaluations. */
public final class CompiledExpression {

  private final Layout layout;
  private final Eval eval;

  private CompiledExpression(Layout layout, Eval eval) {
    this.layout = layout;
    this.eval = eval;
  }

  /** Compiles an expression; throws {@link dev.floe.jinja.syntax.SyntaxException}. */
  public static CompiledExpression of(Source source, Expr expr, Environment environment) {
    Layout layout = new Layout(null);
    Symbols symbols = Symbols.of(null, layout);
    ScopeAnalysis.expression(symbols, expr);
    Eval eval = new ExpressionCompiler(environment, source, "", symbols, false).compile(expr);
    return new CompiledExpression(layout, eval);
  }

  public Object evaluate(RenderState state, Loading loading) {
    TemplateRun run = new TemplateRun(state, state.context(), loading);
    return eval.eval(
        new Activation(layout, null, run, state.frame(), new Output(state, Expected.of(0))));
  }
}

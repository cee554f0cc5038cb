package dev.floe.jinja.eval;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.TemplateTree;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Environment;
import dev.floe.jinja.value.RenderState;
import java.util.List;
import java.util.Map;

/** A template as closures; immutable and shared by all renderings. */
public final class CompiledTemplate {

  private final Source source;
  private final Unit unit;
  private final Map<String, BlockUnit> blocks;

  private CompiledTemplate(Source source, Unit unit, Map<String, BlockUnit> blocks) {
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  /** Compiles a template; throws {@link dev.floe.jinja.syntax.SyntaxException}. */
  public static CompiledTemplate of(
      TemplateTree tree, Environment environment, String returnFunction) {
    return of(tree.source(), tree.body(), environment, returnFunction);
  }

  /** Compiles some statements of a template as if they were all of it. */
  public static CompiledTemplate of(
      Source source, List<Stmt> body, Environment environment, String returnFunction) {
    StatementCompiler compiler = new StatementCompiler(environment, source, returnFunction);
    Symbols symbols = Symbols.of(null, new Layout(null));
    ScopeAnalysis.body(symbols, body);
    boolean mayExtend = Extends.anywhere(body);
    Scope scope = new Scope(symbols, true, true, false, mayExtend);
    int self = usesSelf(symbols) ? symbols.ref("self").slot() : -1;
    Step compiled = compiler.body(scope, body);
    Unit unit =
        new Unit(
            symbols.layout(), Names.starts(symbols), withSelf(self, compiled), Expected.of(body));
    return new CompiledTemplate(source, unit, Map.copyOf(compiler.inheritance().blocks()));
  }

  private static boolean usesSelf(Symbols symbols) {
    return symbols.find("self") != null && !symbols.isStored("self");
  }

  private static Step withSelf(int slot, Step body) {
    return slot < 0
        ? body
        : a -> {
          a.slots[slot] = new BlockBody.Self(a);
          return body.run(a);
        };
  }

  Map<String, BlockUnit> blocks() {
    return blocks;
  }

  /** Renders as the main template of a rendering: text, or a value in a native rendering. */
  public Object render(RenderState state, Loading loading) {
    return print(state, loading).result();
  }

  /** The values a native rendering prints, one by one. */
  public List<Object> values(RenderState state, Loading loading) {
    return print(state, loading).nodes();
  }

  private Output print(RenderState state, Loading loading) {
    Output out = new Output(state, unit.expected());
    TemplateRun run = new TemplateRun(state, state.context(), loading);
    run(run, state.frame(), out);
    return out;
  }

  /** What the template exports, after rendering it for that. */
  public Map<String, Object> exports(RenderState state, Loading loading) {
    TemplateRun run = new TemplateRun(state, state.context(), loading);
    run(run, state.frame(), new Output(state, unit.expected()));
    return run.exports();
  }

  private void run(TemplateRun run, Frame frame, Output out) {
    run.addBlocks(blocks);
    try {
      if (unit.run(run, frame, out) == Completion.RETURN) {
        throw returnOutside();
      }
    } catch (ReturnSignal signal) {
      throw returnOutside();
    }
    CompiledTemplate parent = run.parentTemplate();
    if (parent != null) {
      TemplateRun next = run.forParent();
      parent.runAsParent(next, frame.call(parent.source, "", 0, 0), out);
    }
  }

  private void runAsParent(TemplateRun run, Frame frame, Output out) {
    unit.run(run, frame, out);
    CompiledTemplate parent = run.parentTemplate();
    if (parent != null) {
      parent.runAsParent(run.forParent(), frame.call(parent.source, "", 0, 0), out);
    }
  }

  private static RenderException returnOutside() {
    return new RenderException(Fault.RUNTIME, "'return' outside of a macro");
  }

  void include(Activation a, Context context, int start, int end) {
    nested(a, context, a.out, start, end);
  }

  TemplateModule module(Activation a, Context context, int start, int end) {
    Output out = new Output(a.state, unit.expected());
    TemplateRun run = nested(a, context, out, start, end);
    return new TemplateModule(source.name(), run.exports(), out.result());
  }

  private TemplateRun nested(Activation a, Context context, Output out, int start, int end) {
    Frame frame = a.frame.call(source, "", start, end);
    Frame before = a.state.enter(frame);
    try {
      TemplateRun run = new TemplateRun(a.state, context, a.run.loading());
      run(run, frame, out);
      return run;
    } finally {
      a.state.leave(before);
    }
  }

  /** A macro that sees nothing of its file: its names are looked up in the caller's context. */
  public static IsolatedMacro isolatedMacro(
      Source source,
      String name,
      Stmt.Parameters parameters,
      List<Stmt> body,
      Stmt at,
      Environment environment,
      String returnFunction) {
    StatementCompiler compiler = new StatementCompiler(environment, source, returnFunction);
    MacroUnit unit = compiler.definitions().isolated(name, parameters, body, at);
    return new IsolatedMacro(unit);
  }

  /** A compiled macro of no file. */
  public static final class IsolatedMacro {

    private final MacroUnit unit;

    private IsolatedMacro(MacroUnit unit) {
      this.unit = unit;
    }

    public Object call(Call call, Loading loading) {
      RenderState state = call.state();
      return unit.invoke(call, null, new TemplateRun(state, state.context(), loading));
    }
  }
}

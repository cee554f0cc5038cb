package dev.floe.jinja;

import dev.floe.diagnostics.Result;
import dev.floe.jinja.eval.CompiledTemplate;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.syntax.TemplateTree;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.RenderState;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable and shared by all threads. */
public final class Template {

  private final Engine engine;
  private final Source source;
  private final List<Stmt> body;
  private final List<Macro> macros;
  private final List<TagBlock> blocks;
  // Closures are made when they are first needed: a file of macros is never rendered as a whole.
  // Racing threads make equal ones, so the last one may win.
  private volatile @Nullable CompiledTemplate compiled;

  Template(Engine engine, TemplateTree tree) {
    this(engine, tree.source(), tree.body());
  }

  private Template(Engine engine, Source source, List<Stmt> body) {
    this.engine = engine;
    this.source = source;
    this.body = body;
    this.macros = Macro.definedIn(engine, source, body);
    this.blocks = TagBlock.definedIn(engine, source, body);
  }

  static Template of(Engine engine, Source source, List<Stmt> body) {
    return new Template(engine, source, body);
  }

  /** The same text where it stands another time. */
  Template at(Source place) {
    return new Template(engine, place, body);
  }

  /** The name and text it was parsed from; the text's line ends are all {@code \n}. */
  public Source source() {
    return source;
  }

  /** The macros at its top level, in order. Nothing is rendered to find them. */
  public List<Macro> macros() {
    return macros;
  }

  /** What the application's own tags define at its top level, in order. */
  public List<TagBlock> blocks() {
    return blocks;
  }

  /** Every call in it, in the order written. Nothing is rendered to find them. */
  public List<CallSite> calls() {
    return CallScan.of(source, body);
  }

  /** Renders it to text. */
  public Result<MappedText> render(Context context) {
    return run(context, false, (template, state) -> template.render(state, engine.loading()))
        .map(this::mapped);
  }

  /** Renders it to text. */
  public Result<MappedText> render(Map<String, ?> context) {
    return render(Context.of(context));
  }

  /** Renders it to a value: {@code {{ [1, 2] }}} gives a list, as Jinja's native types do. */
  public Result<Object> renderNative(Context context) {
    return run(context, true, (template, state) -> template.render(state, engine.loading()));
  }

  /** The values that a native rendering prints, before they are joined to one. */
  public Result<List<Object>> renderValues(Context context) {
    return run(context, true, (template, state) -> template.values(state, engine.loading()));
  }

  /** Renders it for the names it sets at its top level. */
  public Result<Map<String, Object>> renderExports(Context context) {
    return run(context, false, (template, state) -> template.exports(state, engine.loading()));
  }

  /**
   * Renders it in a rendering that Java started, to text or, in a native one, to a value. Mistakes
   * are thrown, as a function throws them.
   */
  public Object render(RenderState state) {
    try {
      Object rendered = compiled().render(state, engine.loading());
      return state.nativeTypes() ? rendered : mapped(rendered);
    } catch (SyntaxException e) {
      throw e.in(Frame.root(source));
    }
  }

  /** Finds the mistakes that only compiling shows: unknown filters and tests, misplaced tags. */
  public Result<Template> checked() {
    return Engine.guarded(
        source,
        () -> {
          compiled();
          macros.forEach(Macro::check);
          blocks.forEach(TagBlock::check);
          return this;
        });
  }

  private <T> Result<T> run(
      Context context, boolean nativeTypes, BiFunction<CompiledTemplate, RenderState, T> action) {
    return Engine.guarded(
        source,
        () -> {
          RenderState state =
              new RenderState(context, engine.environment(), Frame.root(source), nativeTypes);
          return action.apply(compiled(), state);
        });
  }

  /** Renders and throws what goes wrong: for tests that compare the kinds of failures. */
  Object renderOrThrow(Context context, boolean nativeTypes) {
    RenderState state =
        new RenderState(context, engine.environment(), Frame.root(source), nativeTypes);
    return compiled().render(state, engine.loading());
  }

  private MappedText mapped(Object text) {
    return text instanceof MappedText mapped
        ? mapped
        : MappedText.derived(text.toString(), Frame.root(source), 0);
  }

  private CompiledTemplate compiled() {
    CompiledTemplate known = compiled;
    if (known == null) {
      known =
          CompiledTemplate.of(source, body, engine.environment(), engine.syntax().returnFunction());
      compiled = known;
    }
    return known;
  }
}

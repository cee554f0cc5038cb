package dev.floe.dbt.macro;

import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.Engine;
import dev.floe.jinja.TemplateCache;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.RenderState;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Renders dbt's templates and calls its macros. Refusals are {@link RenderException}s that know
 * their place. Safe for several threads.
 */
public final class JinjaTemplates {

  /** Enough for the texts that come again, which are those of tests; models are longer. */
  private static final long CACHED_CHARACTERS = 1L << 18;

  private final MacroLibrary library;
  private final TemplateCache cache = new TemplateCache(CACHED_CHARACTERS);

  public JinjaTemplates(MacroLibrary library) {
    this.library = library;
  }

  /** The macros there are. */
  public MacroLibrary library() {
    return library;
  }

  /**
   * Renders a template to text.
   *
   * @param executes whether undefined values are refused as Jinja does; else they swallow what is
   *     done to them, as while parsing
   */
  public MappedText render(Template template, Context context, boolean executes) {
    Engine engine = engine(executes);
    Source source = source(template);
    return (MappedText)
        guarded(
            source,
            () -> parsed(cache.parse(engine, source)).render(engine.start(context, source)));
  }

  /** Renders a template natively: text that is one expression keeps the expression's value. */
  public Object renderNative(Template template, Context context, boolean executes) {
    Engine engine = engine(executes);
    Source source = source(template);
    return nativeValue(engine, source, context, () -> cache.parse(engine, source));
  }

  /** A value of a YAML file. */
  public static Object yaml(Template template, Context context) {
    Source source = source(template);
    return nativeValue(DbtEngines.RUNNING, source, context, () -> DbtEngines.RUNNING.parse(source));
  }

  /** A text of a YAML file that is no value: what it shows of what it calls is text. */
  public static String text(Template template, Context context) {
    Source source = source(template);
    return guarded(
        source,
        () ->
            parsed(DbtEngines.RUNNING.parse(source))
                .render(DbtEngines.RUNNING.start(context, source))
                .toString());
  }

  private static Object nativeValue(
      Engine engine,
      Source source,
      Context context,
      Supplier<Result<dev.floe.jinja.Template>> template) {
    return guarded(
        source, () -> parsed(template.get()).render(engine.startNative(context, source)));
  }

  private static Engine engine(boolean executes) {
    return executes ? DbtEngines.RUNNING : DbtEngines.PARSING;
  }

  private static Source source(Template template) {
    return template.composed()
        ? Source.composed(template.file(), template.text(), template.start())
        : new Source(template.file(), template.text(), template.start());
  }

  private static dev.floe.jinja.Template parsed(Result<dev.floe.jinja.Template> parsed) {
    return parsed
        .value()
        .orElseThrow(() -> new UnparsableTemplate(parsed.diagnostics().getFirst()));
  }

  private static <T> T guarded(Source source, Supplier<T> action) {
    try {
      return action.get();
    } catch (StackOverflowError e) {
      throw new RenderException(Fault.RECURSION, "maximum recursion depth exceeded")
          .at(Frame.root(source), 0, 0);
    }
  }

  /** A template that cannot be parsed, met while another one renders. */
  public static final class UnparsableTemplate extends RenderException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic found;

    UnparsableTemplate(Diagnostic found) {
      super(found.code(), found.message());
      this.found = found;
    }

    @Override
    public Diagnostic diagnostic() {
      return found;
    }
  }

  /** Calls a macro from a template. Macros make text even where a native rendering calls them. */
  public Object call(MacroDefinition macro, Call call) {
    RenderState state = call.state();
    Call within =
        state.nativeTypes()
            ? new Call(
                new RenderState(state.context(), state.environment(), call.frame(), false),
                call.args(),
                call.keywords(),
                call.frame(),
                call.start(),
                call.end())
            : call;
    return macro.macro().call(within);
  }

  /** Calls a macro by itself. */
  public Object call(
      MacroDefinition macro,
      Context context,
      List<Object> arguments,
      Map<String, Object> keywords) {
    Source source = macro.macro().source();
    RenderState state = DbtEngines.RUNNING.start(context, source);
    return guarded(source, () -> macro.macro().call(Call.of(state).with(arguments, keywords)));
  }
}

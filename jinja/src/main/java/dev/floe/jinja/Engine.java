package dev.floe.jinja;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.builtin.Builtins;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.JinjaCode;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.eval.CompiledExpression;
import dev.floe.jinja.eval.CompiledTemplate;
import dev.floe.jinja.eval.Loading;
import dev.floe.jinja.syntax.BlockTag;
import dev.floe.jinja.syntax.Delimiters;
import dev.floe.jinja.syntax.Expr;
import dev.floe.jinja.syntax.Syntax;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.syntax.TemplateTree;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Context;
import dev.floe.jinja.value.Environment;
import dev.floe.jinja.value.Limits;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.RenderState;
import dev.floe.jinja.value.UndefinedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Parses templates of one kind: a syntax, filters, tests, globals, a policy for undefined values
 * and limits. Immutable and shared by all threads.
 */
public final class Engine {

  private final Syntax syntax;
  private final Environment environment;
  private final Loader loader;

  private Engine(Syntax syntax, Environment environment, Loader loader) {
    this.syntax = syntax;
    this.environment = environment;
    this.loader = loader;
  }

  /** An engine with Jinja's own filters, tests and globals. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Parses a template.
   *
   * @param name shown in errors: a path as the user would type it
   */
  public Result<Template> parse(String name, String source) {
    return parse(new Source(name, source));
  }

  /** Parses a template whose source is shared with something else that shows it. */
  public Result<Template> parse(Source source) {
    return guarded(source, () -> new Template(this, TemplateTree.parse(source, syntax)));
  }

  /** Parses a single expression, as it would stand between {@code {{} and <code>}}</code>. */
  public Result<Expression> expression(String name, String source) {
    Source text = new Source(name, source);
    return guarded(
        text,
        () -> {
          Expr expr = TemplateTree.parseExpression(text);
          return new Expression(this, text, CompiledExpression.of(text, expr, environment));
        });
  }

  /** The start of a rendering from Java, for calling macros without rendering a template. */
  public RenderState start(Context context, Source source) {
    return new RenderState(context, environment, Frame.root(source), false);
  }

  /** The start of a native rendering from Java: what is printed stays a value. */
  public RenderState startNative(Context context, Source source) {
    return new RenderState(context, environment, Frame.root(source), true);
  }

  Syntax syntax() {
    return syntax;
  }

  Environment environment() {
    return environment;
  }

  /** Loads templates and keeps them for as long as one rendering. */
  Loading loading() {
    Map<String, CompiledTemplate> loaded = new HashMap<>();
    return name -> {
      CompiledTemplate known = loaded.get(name);
      if (known != null) {
        return Optional.of(known);
      }
      Optional<CompiledTemplate> found = loader.load(name).map(text -> compile(name, text));
      found.ifPresent(template -> loaded.put(name, template));
      return found;
    };
  }

  private CompiledTemplate compile(String name, String text) {
    Source source = new Source(name, text);
    try {
      return CompiledTemplate.of(
          TemplateTree.parse(source, syntax), environment, syntax.returnFunction());
    } catch (SyntaxException e) {
      throw e.in(Frame.root(source));
    }
  }

  /** Runs something that parses or renders; mistakes become diagnostics. */
  static <T> Result<T> guarded(Source source, Supplier<T> action) {
    try {
      return Result.ok(action.get());
    } catch (SyntaxException e) {
      return Result.failed(
          Stream.concat(Stream.of(e), e.others().stream())
              .map(each -> diagnostic(source, each))
              .toList());
    } catch (RenderException e) {
      return Result.failed(e.diagnostic());
    } catch (StackOverflowError e) {
      // The nesting is limited everywhere it is known; this is for what data alone makes deep.
      return Result.failed(
          Diagnostic.at(
              JinjaCode.LIMIT,
              source.span(0, 0),
              new RenderException(Fault.RECURSION, "maximum recursion depth exceeded").text()));
    }
  }

  private static Diagnostic diagnostic(Source source, SyntaxException e) {
    String message =
        e.text().endsWith(".") ? e.text().substring(0, e.text().length() - 1) : e.text();
    Diagnostic found =
        Diagnostic.at(
            e.fault().code(), source.span(e.start(), e.end()), message.replace('\n', ' '));
    return e.help().map(found::withHelp).orElse(found);
  }

  /** Collects what an engine is made of. */
  public static final class Builder {

    private Delimiters delimiters = Delimiters.JINJA;
    private boolean trimBlocks;
    private boolean lstripBlocks;
    private boolean keepTrailingNewline;
    private boolean doStatement;
    private boolean loopControls;
    private boolean parameterTypes;
    private final List<BlockTag> tags = new ArrayList<>();
    private String returnFunction = "";
    private final Map<String, PyCallable> filters = new HashMap<>();
    private final Map<String, PyCallable> tests = new HashMap<>();
    private final Map<String, Object> globals = new HashMap<>(Builtins.globals());
    private UndefinedPolicy undefined = UndefinedPolicy.LENIENT;
    private Limits limits = Limits.TRUSTED;
    private boolean mapped = true;
    private Loader loader = Loader.NONE;

    private Builder() {}

    /** Other marks than Jinja's. */
    public Builder delimiters(Delimiters marks) {
      delimiters = marks;
      return this;
    }

    /** Drops the newline after block tags. */
    public Builder trimBlocks() {
      trimBlocks = true;
      return this;
    }

    /** Drops the blanks before block tags that start a line. */
    public Builder lstripBlocks() {
      lstripBlocks = true;
      return this;
    }

    /** Keeps the last newline of a template. */
    public Builder keepTrailingNewline() {
      keepTrailingNewline = true;
      return this;
    }

    /** Allows {@code {% do expression %}}. */
    public Builder doStatement() {
      doStatement = true;
      return this;
    }

    /** Allows {@code break} and {@code continue}. */
    public Builder loopControls() {
      loopControls = true;
      return this;
    }

    /** Allows types of macro parameters, which are read over. */
    public Builder parameterTypes() {
      parameterTypes = true;
      return this;
    }

    /** Adds a block tag. */
    public Builder tag(BlockTag tag) {
      tags.add(tag);
      return this;
    }

    /** Makes calls of this name end a macro with the value of their argument. */
    public Builder returnFunction(String name) {
      returnFunction = name;
      return this;
    }

    /** Adds or replaces a filter; the filtered value is its first argument. */
    public Builder filter(String name, PyCallable filter) {
      filters.put(name, filter);
      return this;
    }

    /** Adds or replaces a test; the tested value is its first argument. */
    public Builder test(String name, PyCallable test) {
      tests.put(name, test);
      return this;
    }

    /** Adds or replaces a global, found after the names of the context. */
    public Builder global(String name, Object value) {
      globals.put(name, value);
      return this;
    }

    public Builder undefined(UndefinedPolicy policy) {
      undefined = policy;
      return this;
    }

    public Builder limits(Limits use) {
      limits = use;
      return this;
    }

    /** Renders to plain strings, without source maps. */
    public Builder withoutSourceMaps() {
      mapped = false;
      return this;
    }

    public Builder loader(Loader source) {
      loader = source;
      return this;
    }

    public Engine build() {
      Syntax syntax =
          new Syntax(
              delimiters,
              trimBlocks,
              lstripBlocks,
              keepTrailingNewline,
              doStatement,
              loopControls,
              parameterTypes,
              tags,
              returnFunction);
      Environment environment =
          new Environment(
              Builtins.filters().with(filters),
              Builtins.tests().with(tests),
              globals,
              undefined,
              limits,
              mapped);
      return new Engine(syntax, environment, loader);
    }
  }
}

package dev.floe.jinja;

import dev.floe.diagnostics.Span;
import dev.floe.jinja.eval.CompiledTemplate;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.syntax.SyntaxException;
import dev.floe.jinja.text.Source;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.RenderState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A macro by itself, known without rendering its file. It is a value: a context may give it to
 * templates under any name. Names its body does not set are looked up in the context of the
 * rendering that calls it, never in its own file. Immutable and shared by all threads.
 */
public final class Macro implements PyObject, PyCallable {

  private final Engine engine;
  private final Source source;
  private final String name;
  private final Stmt.Parameters parameters;
  private final List<Stmt> body;
  private final Stmt definition;
  private volatile CompiledTemplate.@Nullable IsolatedMacro compiled;

  Macro(
      Engine engine,
      Source source,
      String name,
      Stmt.Parameters parameters,
      List<Stmt> body,
      Stmt definition) {
    this.engine = engine;
    this.source = source;
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.definition = definition;
  }

  static List<Macro> definedIn(Engine engine, Source source, List<Stmt> body) {
    List<Macro> macros = new ArrayList<>();
    for (Stmt statement : body) {
      if (statement instanceof Stmt.Macro m) {
        macros.add(new Macro(engine, source, m.name(), m.parameters(), m.body(), m));
      }
    }
    return List.copyOf(macros);
  }

  public String name() {
    return name;
  }

  /** The names of its parameters in order. */
  public List<String> parameters() {
    return parameters.names();
  }

  /** How many of the parameters, from the first on, have no default. */
  public int required() {
    return (int) parameters.list().stream().takeWhile(p -> p.defaultValue().isEmpty()).count();
  }

  /** The template it is written in. */
  public Source source() {
    return source;
  }

  /** All of it, from the opening tag up to the closing one. */
  public Span span() {
    return source.span(definition.start(), end());
  }

  /** All of its text, from the opening tag through the closing one. */
  public String text() {
    return source.text().substring(definition.start(), end());
  }

  private int end() {
    return Math.min(definition.end(), source.text().length());
  }

  /** Every call in its body, in the order written. */
  public List<CallSite> calls() {
    return CallScan.of(source, List.of(definition));
  }

  /** Calls it from Java. Its text, or what its {@code return} gives. */
  public Object call(RenderState state, Object... args) {
    return call(Call.of(state, args));
  }

  @Override
  public Object call(Call call) {
    return compiled(call.state()).call(call, engine.loading());
  }

  void check() {
    compile();
  }

  private CompiledTemplate.IsolatedMacro compiled(RenderState state) {
    CompiledTemplate.IsolatedMacro known = compiled;
    if (known != null) {
      return known;
    }
    try {
      return compile();
    } catch (SyntaxException e) {
      throw e.in(state.frame().call(source, name, 0, 0));
    }
  }

  private CompiledTemplate.IsolatedMacro compile() {
    CompiledTemplate.IsolatedMacro made =
        CompiledTemplate.isolatedMacro(
            source,
            name,
            parameters,
            body,
            definition,
            engine.environment(),
            engine.syntax().returnFunction());
    compiled = made;
    return made;
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.Macro";
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name;
      case "arguments" -> PyTuple.copyOf(parameters());
      default -> null;
    };
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("name", "arguments");
  }

  @Override
  public String repr() {
    return "<Macro '" + name + "'>";
  }
}

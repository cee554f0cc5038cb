package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.adapter.ColumnClass;
import dev.floe.dbt.adapter.MacroDispatch;
import dev.floe.dbt.adapter.PyAdapter;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.RelationClass;
import dev.floe.dbt.adapter.StatementResults;
import dev.floe.dbt.macro.Dispatcher;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members that depend on what is rendered. One for each rendering. */
final class NodeMembers implements MemberSource {

  private final NodeScope scope;
  private final Dispatcher dispatcher;
  private final StatementResults results = new StatementResults();
  private final Set<String> overriding = new HashSet<>();
  private @Nullable TemplateContext context;
  private @Nullable TextRenderer nested;

  /** Renders a text within the rendering that runs. */
  @FunctionalInterface
  interface TextRenderer {

    Object render(String text, TemplateContext context);
  }

  NodeMembers(NodeScope scope, Dispatcher dispatcher) {
    this.scope = scope;
    this.dispatcher = dispatcher;
  }

  /** Closes the circle: macros are found through the context these members are part of. */
  void attach(TemplateContext own, TextRenderer renderer) {
    context = own;
    nested = renderer;
  }

  StatementResults results() {
    return results;
  }

  private TemplateContext context() {
    TemplateContext own = context;
    if (own == null) {
      throw new IllegalStateException("the context is not attached");
    }
    return own;
  }

  @Override
  public @Nullable Object member(String name) {
    return switch (name) {
      case "ref" -> new RefFunction(scope.references()::ref, scope.settings());
      case "source" -> function(name, scope.references()::source);
      case "metric" -> function(name, scope.references()::metric);
      case "function" -> function(name, scope.references()::function);
      case "config" -> scope.config();
      case "var" ->
          new VariableFunction(
              scope.settings().variables(scope.packageName()),
              this::rendered,
              scope.reads(),
              scope.phase().executes(),
              scope.packageName());
      case "env_var" -> function(name, environment());
      case "target", "env" -> PlainPython.dict(scope.settings().target());
      case "project_name" -> scope.settings().rootProject();
      case "execute" -> scope.phase().executes();
      case "this" -> scope.self();
      case "database" -> self(PyRelation::database, "database");
      case "schema" -> self(PyRelation::schema, "schema");
      case "model" -> PlainPython.dict(scope.model().get());
      case "graph" -> scope.graph().get();
      case "adapter" ->
          new PyAdapter(
              scope.relations(),
              scope.database(),
              new Dispatch(),
              new RuntimeConfig(scope.settings()));
      case "api" ->
          new PyModule(
              "api",
              Map.of(
                  "Relation", new RelationClass(scope.relations()).type(),
                  "Column", new ColumnClass(scope.relations().dialect()).type()));
      case "column" -> new ColumnClass(scope.relations().dialect()).type();
      case "exceptions" -> ExceptionFunctions.all(scope.warnings());
      case "load_result" -> function(name, results::load);
      case "store_result" -> function(name, results::store);
      case "store_raw_result" -> function(name, results::storeRaw);
      case "validation" -> new PyModule(name, Map.of("any", function("any", NodeMembers::any)));
      case "render" -> function(name, this::render);
      case "try_or_compiler_error" -> function(name, NodeMembers::tryOr);
      case "adapter_macro" -> function(name, this::adapterMacro);
      case "sql_now" -> "now()";
      case "defer_relation" -> None.NONE;
      default -> null;
    };
  }

  private static Function function(String name, PyCallable body) {
    return new Function(name, body);
  }

  private PyCallable environment() {
    return new EnvironmentFunction(scope.invocation(), scope.reads(), false);
  }

  private Object self(
      java.util.function.Function<PyRelation, Optional<String>> part, String targetKey) {
    if (scope.self() instanceof PyRelation relation && part.apply(relation).isPresent()) {
      return part.apply(relation).get();
    }
    return PlainPython.of(scope.settings().target().get(targetKey));
  }

  private Object render(Call call) {
    Object text = Signature.of("render", "string").bind(call)[0];
    return nested().render(Texts.str(text == null ? "" : text), context());
  }

  private String rendered(String text) {
    return Texts.str(nested().render(text, context()));
  }

  private TextRenderer nested() {
    TextRenderer renderer = nested;
    if (renderer == null) {
      throw new IllegalStateException("the context is not attached");
    }
    return renderer;
  }

  private static Object any(Call types) {
    return new Function("validate", call -> "");
  }

  /** Calls a function and puts a message before what it refuses with. */
  private static Object tryOr(Call call) {
    List<Object> args = call.args();
    if (args.size() < 2 || !(args.get(1) instanceof PyCallable function)) {
      throw new RenderException(
          DbtCode.BAD_CALL, "try_or_compiler_error() takes a message, a function and arguments");
    }
    try {
      return function.call(call.with(args.subList(2, args.size()), call.keywords()));
    } catch (RenderException refused) {
      throw new RenderException(DbtCode.RAISED, Texts.str(args.getFirst()));
    }
  }

  private Object adapterMacro(Call call) {
    List<Object> args = call.args();
    String name = args.isEmpty() ? "" : Texts.str(args.getFirst());
    int dot = name.indexOf('.');
    Optional<String> namespace = dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
    BoundMacro macro = context().macros().bind(resolved(name.substring(dot + 1), namespace));
    return macro.call(call.with(new ArrayList<>(args.subList(1, args.size())), call.keywords()));
  }

  private MacroDefinition resolved(String name, Optional<String> namespace) {
    MacroDefinition found = dispatcher.resolve(name, namespace, scope.packageName());
    scope.reads().lookup(Facts.dispatched(name, namespace), Optional.of(found));
    return found;
  }

  /** What the adapter knows of macros. */
  private final class Dispatch implements MacroDispatch {

    @Override
    public Object dispatch(String name, Optional<String> namespace) {
      return context().macros().bind(resolved(name, namespace));
    }

    @Override
    public Optional<Object> find(String name) {
      return context().macros().find(name);
    }

    @Override
    public Optional<PyCallable> overriding(String method) {
      if (overriding.contains(method)) {
        return Optional.empty();
      }
      MacroLibrary library = dispatcher.library();
      return library
          .find(library.rootProject(), method)
          .filter(this::isForeign)
          .or(() -> dispatched(method).filter(this::isForeign))
          .map(macro -> call -> overridden(method, macro, call));
    }

    private Optional<MacroDefinition> dispatched(String method) {
      return dispatcher.find(
          method,
          Optional.of(MacroLibrary.GLOBAL_PACKAGE),
          dispatcher.library().rootProject(),
          new ArrayList<>());
    }

    private boolean isForeign(MacroDefinition macro) {
      return !dispatcher.library().isInternal(macro.packageName());
    }

    /** Within such a macro the method is the engine's own, so that it may add to it. */
    private Object overridden(String method, MacroDefinition macro, Call call) {
      scope.reads().lookup(method, Optional.of(macro));
      overriding.add(method);
      try {
        return context().macros().bind(macro).call(call);
      } finally {
        overriding.remove(method);
      }
    }

    @Override
    public void warn(String message, Call call) {
      scope.warnings().add(ExceptionFunctions.warning(message, call));
    }
  }
}

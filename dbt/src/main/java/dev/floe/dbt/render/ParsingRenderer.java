package dev.floe.dbt.render;

import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.MacroCalls;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.parse.Captured;
import dev.floe.dbt.parse.ConfigCall;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.ParseRequest;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders templates for what they call, with {@code execute} off. */
final class ParsingRenderer implements ParseRenderer {

  private final Workshop workshop;
  private final StandardNames standard;
  private final ParseMemory memory;
  private final Facts facts;
  private final Set<String> unsteady;

  /**
   * @param unsteady collects whose renderings may come out otherwise the next time
   */
  ParsingRenderer(Workshop workshop, ParseMemory memory, Set<String> unsteady) {
    this.unsteady = unsteady;
    this.workshop = workshop;
    this.memory = memory;
    this.facts = new Facts(workshop);
    this.standard = StandardNames.of(workshop);
  }

  Workshop workshop() {
    return workshop;
  }

  @Override
  public List<Macro> macros() {
    return workshop.templates().library().describe(new MacroCalls(workshop.dispatcher()));
  }

  @Override
  public Set<String> unsteady() {
    return Set.copyOf(unsteady);
  }

  @Override
  public Captured parse(ParseRequest request) {
    String key = Facts.key(request);
    return memory
        .recall(key, facts::now)
        .orElseGet(() -> {
          Captured captured = rendered(request);
          if (!captured.reads().volatileReads().isEmpty()) {
            unsteady.add(request.identity().uniqueId());
          }
          Facts.of(captured.reads(), request.identity().packageName())
              .ifPresent(names -> memory.keep(key, captured, names, facts::now));
          return captured;
        });
  }

  private Captured rendered(ParseRequest request) {
    List<Diagnostic> found = new ArrayList<>();
    List<ConfigCall> configs = new ArrayList<>();
    ReadLog reads = new ReadLog();
    PyRelation self = self(request);
    CapturingReferences references = new CapturingReferences(self);
    NodeScope scope =
        new NodeScope(
            Phase.PARSE,
            workshop.invocation(),
            workshop.settings(),
            workshop.relations(),
            request.identity().packageName(),
            self,
            request::node,
            PyDict::new,
            new ParsingConfig(configs),
            references,
            Optional.empty(),
            reads,
            found);
    Map<String, Object> extras = new HashMap<>();
    Workshop.Bench bench = workshop.bench(scope, extras);
    List<String> testMacros = new ArrayList<>();
    try {
      request
          .genericTest()
          .ifPresent(test ->
              extras.put(
                  TestKeywords.NAME,
                  new TestKeywords(workshop.templates(), bench.context(), test.at(), false)
                      .of(test.arguments())));
      testMacros.addAll(bench.trace().direct());
      workshop.templates().render(request.template(), bench.context(), false);
    } catch (RenderException refused) {
      found.add(Places.diagnostic(refused, request.template(), request.identity().uniqueId()));
    }
    return new Captured(
        references.refs(),
        references.sources(),
        references.functions(),
        configs,
        inDbtsOrder(bench.trace().direct(), testMacros),
        reads.result(),
        found);
  }

  /** dbt notes a test's own macro before those that its arguments call. */
  private static List<String> inDbtsOrder(List<String> called, List<String> byArguments) {
    List<String> ordered = new ArrayList<>(called);
    ordered.removeAll(byArguments);
    ordered.addAll(byArguments);
    return ordered;
  }

  private PyRelation self(ParseRequest request) {
    Map<String, @Nullable Object> node = request.node();
    RelationName name =
        new RelationName(
            text(node.get("database")).or(() -> text(target("database"))),
            text(node.get("schema")).or(() -> text(target("schema"))),
            text(node.get("alias")).orElse(request.identity().name()));
    return PyRelation.of(name, Optional.empty(), workshop.relations());
  }

  private @Nullable Object target(String key) {
    return workshop.settings().target().get(key);
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public Result<String> name(
      NamePart part, Optional<String> custom, Named node, String packageName) {
    Optional<String> usual =
        ofPackage(part, packageName).isPresent()
            ? Optional.empty()
            : standard.name(part, custom, node);
    return usual.map(Result::ok).orElseGet(() -> rendered(part, custom, node, packageName));
  }

  /** A package may name its own nodes. */
  private Optional<MacroDefinition> ofPackage(NamePart part, String packageName) {
    return packageName.equals(MacroLibrary.GLOBAL_PACKAGE)
        ? Optional.empty()
        : workshop.templates().library().findIn(packageName, StandardNames.macro(part));
  }

  /** The name as macros give it: the slow twin of {@link StandardNames}. */
  Result<String> rendered(NamePart part, Optional<String> custom, Named node, String packageName) {
    String macro = StandardNames.macro(part);
    List<Diagnostic> found = new ArrayList<>();
    ReadLog reads = new ReadLog();
    try {
      Object name =
          workshop
              .templates()
              .call(
                  ofPackage(part, packageName)
                      .or(() ->
                          workshop
                              .templates()
                              .library()
                              .find(workshop.settings().rootProject(), macro))
                      .orElseThrow(),
                  nameContext(found, reads),
                  List.of(
                      custom.isPresent() ? custom.get() : None.NONE,
                      PlainPython.dict(node.view().get())),
                  Map.of());
      String text = name == None.NONE ? "" : Texts.str(name).strip();
      return Result.of(text, found);
    } catch (RenderException refused) {
      found.add(Places.diagnostic(refused, Template.file(packageName, ""), macro));
      return Result.failed(found);
    } finally {
      if (!reads.result().volatileReads().isEmpty()) {
        unsteady.add("");
      }
    }
  }

  /** Name macros see the root project's names and no node; a name needs all its variables. */
  private TemplateContext nameContext(List<Diagnostic> found, ReadLog reads) {
    NodeScope scope =
        new NodeScope(
            Phase.PARSE,
            workshop.invocation(),
            workshop.settings(),
            workshop.relations(),
            workshop.settings().rootProject(),
            None.NONE,
            NodeScope::nothing,
            PyDict::new,
            new RunningConfig(Map.of(), "a name"),
            new CapturingReferences(None.NONE),
            Optional.empty(),
            reads,
            found);
    TemplateContext lenient = workshop.bench(scope, Map.of()).context();
    VariableFunction strict =
        new VariableFunction(
            workshop.settings().variables(scope.packageName()),
            text ->
                Texts.str(
                    workshop
                        .templates()
                        .render(Template.file("rendered text", text), lenient, false)),
            scope.reads(),
            true,
            scope.packageName());
    return workshop.bench(scope, Map.of("var", strict)).context();
  }
}

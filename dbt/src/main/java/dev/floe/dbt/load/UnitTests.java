package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.config.PythonText;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.project.Project;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Completes unit tests whose model is known: their rows, one test for each version of the model.
 */
final class UnitTests {

  private static final String IS_INCREMENTAL = "macro.dbt.is_incremental";

  private final Project project;
  private final Map<String, ResourceNode> nodes;
  private final References references;
  private final Consumer<Diagnostic> sink;

  UnitTests(
      Project project,
      Map<String, ResourceNode> nodes,
      References references,
      Consumer<Diagnostic> sink) {
    this.project = project;
    this.nodes = nodes;
    this.references = references;
    this.sink = sink;
  }

  /** The tests this one stands for; none if its model is not there. */
  List<PassiveResource> of(PassiveResource linked) {
    Optional<ResourceNode> model =
        linked.dependencies().nodes().stream().findFirst().map(nodes::get);
    if (model.isEmpty() || !(model.get().detail() instanceof NodeDetail.Model detail)) {
      return List.of();
    }
    checkInputs(linked);
    checkIncremental(linked, model.get());
    PassiveResource test =
        with(linked, new UnitTestRows(project, nodes, references, linked, sink).content());
    if (detail.version().isPresent()) {
      return versions(test, model.get());
    }
    if (PlainValues.mapping(test.content().get("versions")).values().stream()
        .anyMatch(Objects::nonNull)) {
      sink.accept(problem(test, "it names versions, and the model has none"));
    }
    return List.of(test);
  }

  private void checkInputs(PassiveResource test) {
    for (Object one : PlainValues.list(test.content().get("given"))) {
      String input = PlainValues.text(PlainValues.mapping(one).get("input"), "").strip();
      if (!input.equals("this") && resolution(test, input).isEmpty()) {
        sink.accept(problem(test, "the input '" + input + "' is not a node of the project"));
      }
    }
  }

  private Optional<String> resolution(PassiveResource test, String input) {
    String packageName = test.identity().packageName();
    Optional<Resolution> found =
        CallText.ref(input, place(test))
            .map(call -> references.ref(call, packageName))
            .or(() ->
                CallText.source(input, place(test))
                    .map(call -> references.source(call, packageName)));
    return found.flatMap(one ->
        one instanceof Resolution.Found node ? Optional.of(node.uniqueId()) : Optional.empty());
  }

  private void checkIncremental(PassiveResource test, ResourceNode model) {
    if (!model.dependencies().macros().contains(IS_INCREMENTAL)) {
      return;
    }
    Object override =
        PlainValues.mapping(PlainValues.mapping(test.content().get("overrides")).get("macros"))
            .get("is_incremental");
    if (!(override instanceof Boolean incremental)) {
      sink.accept(
          problem(test, "the model asks is_incremental(), and the test does not say which it is")
              .withHelp("overrides: {macros: {is_incremental: true}}, or false"));
    } else if (incremental && !hasThis(test)) {
      sink.accept(
          problem(test, "an incremental run reads what is there, and the test does not say what")
              .withHelp("give the model's own rows as the input 'this'"));
    }
  }

  private static boolean hasThis(PassiveResource test) {
    return PlainValues.list(test.content().get("given")).stream()
        .anyMatch(one -> "this".equals(PlainValues.mapping(one).get("input")));
  }

  private List<PassiveResource> versions(PassiveResource test, ResourceNode model) {
    Map<String, @Nullable Object> written = PlainValues.mapping(test.content().get("versions"));
    List<String> include = numbers(written.get("include"));
    List<String> exclude = numbers(written.get("exclude"));
    if (!include.isEmpty() && !exclude.isEmpty()) {
      sink.accept(
          problem(test, "it names versions to include and versions to exclude")
              .withHelp("keep one of the two lists"));
    }
    List<PassiveResource> tests = new ArrayList<>();
    for (ResourceNode node : nodes.values()) {
      if (node.detail() instanceof NodeDetail.Model other
          && other.version().isPresent()
          && node.identity().name().equals(model.identity().name())
          && node.identity().packageName().equals(model.identity().packageName())) {
        String version = other.version().get();
        if (include.isEmpty() ? !exclude.contains(version) : include.contains(version)) {
          tests.add(version(test, node, version));
        }
      }
    }
    if (tests.isEmpty()) {
      sink.accept(problem(test, "it names no version of '" + model.identity().name() + "'"));
    }
    return tests;
  }

  private static List<String> numbers(@Nullable Object written) {
    return PlainValues.list(written).stream().map(PythonText::str).toList();
  }

  private static PassiveResource version(PassiveResource test, ResourceNode node, String version) {
    Identity own = test.identity();
    Map<String, @Nullable Object> content = new LinkedHashMap<>(test.content());
    content.put("version", version);
    return new PassiveResource(
        new Identity(
            own.uniqueId() + "_v" + version,
            own.type(),
            own.name(),
            own.packageName(),
            own.path(),
            own.originalPath(),
            own.file(),
            own.fqn()),
        test.config(),
        test.properties(),
        test.dependencies().resolved(List.of(node.uniqueId())),
        content);
  }

  private static PassiveResource with(PassiveResource test, Map<String, @Nullable Object> content) {
    return new PassiveResource(
        test.identity(), test.config(), test.properties(), test.dependencies(), content);
  }

  static Span place(PassiveResource test) {
    return test.properties().declaredAt().orElse(Span.file(test.identity().file()));
  }

  static Diagnostic problem(PassiveResource test, String message) {
    return Diagnostic.at(
            DbtCode.BAD_UNIT_TEST,
            place(test),
            "unit test '" + test.identity().name() + "': " + message)
        .about(test.uniqueId());
  }
}

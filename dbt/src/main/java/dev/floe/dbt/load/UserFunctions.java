package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Functions of the database that a project defines: a body, and a signature in a property file. */
final class UserFunctions {

  private UserFunctions() {}

  /**
   * Another body of a function, for other arguments.
   *
   * @param root what is said of the function
   */
  record Overload(NodePatch root, NodeDetail.Function detail) {}

  /** What a file is another body of, if it is one. */
  static Optional<Overload> overload(PatchIndex patches, String packageName, String stem) {
    for (NodePatch patch : patches.all(Section.FUNCTIONS)) {
      if (patch.entry().file().packageName().equals(packageName)) {
        for (Object written : PlainValues.list(patch.entry().values().get("overloads"))) {
          Map<String, @Nullable Object> one = PlainValues.mapping(written);
          if (stem.equals(one.get("defined_in"))) {
            return Optional.of(new Overload(patch, detail(inherited(one, patch))));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Stream<Map<String, @Nullable Object>> overloads(
      Map<String, @Nullable Object> values) {
    return PlainValues.list(values.get("overloads")).stream().map(PlainValues::mapping);
  }

  /** An overload that does not say what it returns returns what its function does. */
  private static Map<String, @Nullable Object> inherited(
      Map<String, @Nullable Object> overload, NodePatch root) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(overload);
    if (values.get("returns") == null) {
      values.put("returns", root.entry().values().get("returns"));
    }
    return values;
  }

  /** The signature. */
  static NodeDetail.Function detail(Optional<NodePatch> patch) {
    return detail(patch.map(found -> found.entry().values()).orElse(Map.of()));
  }

  private static NodeDetail.Function detail(Map<String, @Nullable Object> values) {
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    for (Object one : PlainValues.list(values.get("arguments"))) {
      Map<String, @Nullable Object> written = PlainValues.mapping(one);
      Map<String, @Nullable Object> argument = new LinkedHashMap<>();
      for (String key : List.of("name", "data_type", "description", "default_value")) {
        argument.put(key, written.get(key));
      }
      arguments.add(argument);
    }
    Map<String, @Nullable Object> returns = new LinkedHashMap<>();
    Map<String, @Nullable Object> written = PlainValues.mapping(values.get("returns"));
    returns.put("data_type", written.get("data_type"));
    returns.put("description", written.get("description"));
    return new NodeDetail.Function(
        arguments,
        returns,
        overloads(values).map(one -> String.valueOf(one.get("defined_in"))).toList());
  }

  /**
   * What is wrong with a function.
   *
   * @param adapter what the project runs on
   */
  static List<Diagnostic> check(ResourceNode node, String adapter) {
    if (!(node.detail() instanceof NodeDetail.Function function)) {
      return List.of();
    }
    Span place = node.properties().declaredAt().orElse(Span.file(node.identity().file()));
    List<Diagnostic> found = new ArrayList<>();
    if (function.returns().get("data_type") == null) {
      found.add(
          problem(node, place, "has no 'returns' with a data_type")
              .withSeverity(Severity.WARNING)
              .withHelp("describe it under 'functions' in a property file"));
    }
    boolean optional = false;
    for (Map<String, @Nullable Object> argument : function.arguments()) {
      boolean standard = argument.get("default_value") != null;
      if (optional && !standard) {
        found.add(
            problem(
                node,
                place,
                "has the argument '"
                    + argument.get("name")
                    + "' without a default after one that has a default"));
      }
      optional |= standard;
    }
    switch (node.identity().language()) {
      case SQL -> {}
      case PYTHON ->
          found.add(
              problem(node, place, "is written in Python: floe cannot make it")
                  .withSeverity(Severity.WARNING));
      case JAVASCRIPT ->
          found.add(
              problem(node, place, "uses JavaScript, which is not supported on '" + adapter + "'")
                  .withHelp("write its body in SQL, in a file that ends in .sql"));
    }
    return found;
  }

  private static Diagnostic problem(ResourceNode node, Span place, String what) {
    return Diagnostic.at(
            DbtCode.BAD_FUNCTION, place, "the function '" + node.identity().name() + "' " + what)
        .about(node.uniqueId());
  }
}

package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions of the database that a project defines: a body, and a signature in a property file. */
final class UserFunctions {

  private UserFunctions() {}

  /** The signature. */
  static NodeDetail.Function detail(Optional<NodePatch> patch) {
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    Map<String, @Nullable Object> values = patch.map(p -> p.entry().values()).orElse(Map.of());
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
    return new NodeDetail.Function(arguments, returns);
  }

  /** What is wrong with a function. */
  static List<Diagnostic> check(ResourceNode node) {
    if (!(node.detail() instanceof NodeDetail.Function function)) {
      return List.of();
    }
    Span place =
        node.properties().declaredAt().orElse(Span.file(node.identity().file()));
    List<Diagnostic> found = new ArrayList<>();
    if (function.returns().get("data_type") == null) {
      found.add(
          problem(node, place, "has no 'returns' with a data_type")
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
    if (node.identity().language() == Language.PYTHON) {
      found.add(
          problem(node, place, "is written in Python: floe cannot make it")
              .withSeverity(Severity.WARNING));
    }
    return found;
  }

  private static Diagnostic problem(ResourceNode node, Span place, String what) {
    return Diagnostic.at(
            DbtCode.BAD_FUNCTION, place, "the function '" + node.identity().name() + "' " + what)
        .about(node.uniqueId());
  }
}

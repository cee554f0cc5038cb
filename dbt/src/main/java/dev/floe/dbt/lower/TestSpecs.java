package dev.floe.dbt.lower;

import dev.floe.artifacts.TestSpec;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests mean, for those who judge them without knowing dbt. */
final class TestSpecs {

  private static final Set<String> NOT_ARGUMENTS = Set.of("model", "column_name");

  private TestSpecs() {}

  static TestSpec of(ResourceNode node) {
    NodeConfig config = node.config();
    Optional<NodeDetail.GenericTest> generic =
        node.detail() instanceof NodeDetail.GenericTest test ? Optional.of(test) : Optional.empty();
    return new TestSpec(
        generic.map(TestSpecs::kind).orElse("singular"),
        generic.flatMap(NodeDetail.GenericTest::attachedNode),
        generic.map(TestSpecs::columns).orElse(List.of()),
        generic.map(TestSpecs::arguments).orElse(Map.of()),
        config.text("severity").orElse("error").toLowerCase(Locale.ROOT),
        config.text("error_if").orElse("!= 0"),
        config.text("warn_if").orElse("!= 0"),
        config.text("fail_calc").orElse("count(*)"),
        limit(config),
        config.flag("store_failures", false));
  }

  private static Optional<Long> limit(NodeConfig config) {
    return switch (config.get("limit").orElse(null)) {
      case Long number -> Optional.of(number);
      case String text when text.matches("\\d{1,18}") -> Optional.of(Long.valueOf(text));
      case null, default -> Optional.empty();
    };
  }

  private static String kind(NodeDetail.GenericTest test) {
    return test.namespace().map(space -> space + ".").orElse("") + test.name();
  }

  private static List<String> columns(NodeDetail.GenericTest test) {
    Set<String> columns = new LinkedHashSet<>();
    test.columnName().map(TestSpecs::unquoted).ifPresent(columns::add);
    if (test.arguments().get("column_name") instanceof String named) {
      columns.add(unquoted(named));
    }
    columns.addAll(PlainValues.texts(test.arguments().get("combination_of_columns")));
    return new ArrayList<>(columns);
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private static Map<String, Object> arguments(NodeDetail.GenericTest test) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    test.arguments()
        .forEach((key, value) -> {
          if (value != null && !NOT_ARGUMENTS.contains(key)) {
            arguments.put(key, value);
          }
        });
    return arguments;
  }
}

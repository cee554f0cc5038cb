package dev.floe.openlineage;

import dev.floe.artifacts.Node;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a test tells about the relation it tests. */
final class TestFacets {

  private TestFacets() {}

  /**
   * The facets of the tested input: the assertion and, where it is a count of nulls, the metric.
   */
  static Map<String, Object> of(ProductEvents events, Node.Test test, NodeResult result) {
    Map<String, Object> facets = new LinkedHashMap<>();
    facets.put(
        "dataQualityAssertions",
        events.facet(
            "1-1-0/DataQualityAssertionsDatasetFacet",
            Map.of("assertions", List.of(assertion(test, result)))));
    OptionalLong failures = result.failures();
    if (failures.isPresent()
        && test.spec().kind().equals("not_null")
        && test.spec().columns().size() == 1) {
      facets.put(
          "dataQualityMetrics",
          events.facet(
              "1-0-3/DataQualityMetricsInputDatasetFacet",
              Map.of(
                  "columnMetrics",
                  Map.of(
                      test.spec().columns().getFirst(),
                      Map.of("nullCount", failures.getAsLong())))));
    }
    return facets;
  }

  private static Map<String, Object> assertion(Node.Test test, NodeResult result) {
    Map<String, Object> assertion = new LinkedHashMap<>();
    assertion.put("assertion", test.spec().kind());
    assertion.put("success", result.status() == NodeStatus.PASS);
    if (!test.spec().columns().isEmpty()) {
      assertion.put("column", test.spec().columns().getFirst());
    }
    assertion.put("severity", test.spec().severity());
    assertion.put("name", test.info().name());
    assertion.put("expected", "not " + test.spec().errorIf());
    result.failures().ifPresent(failures -> assertion.put("actual", Long.toString(failures)));
    return assertion;
  }
}

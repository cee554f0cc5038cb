package dev.floe.openlineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a look at a port tells of its dataset. */
final class LookFacets {

  private final Speaker speaker;
  private final PortLook look;

  LookFacets(Speaker speaker, PortLook look) {
    this.speaker = speaker;
    this.look = look;
  }

  /** The facets of the port as an input of the look: each comparison, and what was counted. */
  Map<String, Object> ofInput() {
    Map<String, Object> facets = new LinkedHashMap<>();
    List<Map<String, Object>> assertions = look.checks().stream().map(LookFacets::told).toList();
    facets.put(
        "dataQualityAssertions",
        speaker.facet("1-1-0/DataQualityAssertionsDatasetFacet", Map.of("assertions", assertions)));
    facets.put(
        "dataQualityMetrics",
        speaker.facet("1-0-3/DataQualityMetricsInputDatasetFacet", metrics()));
    return facets;
  }

  private static Map<String, Object> told(PortLook.Check check) {
    Map<String, Object> assertion = new LinkedHashMap<>();
    assertion.put("assertion", check.kind());
    assertion.put("success", check.holds());
    check.column().ifPresent(column -> assertion.put("column", column));
    assertion.put("severity", check.severity());
    assertion.put("name", check.name());
    assertion.put("expected", check.expected());
    assertion.put("actual", check.actual());
    return assertion;
  }

  private Map<String, Object> metrics() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    look.rows().ifPresent(rows -> metrics.put("rowCount", rows));
    look.newest().ifPresent(newest -> metrics.put("lastUpdated", newest.toString()));
    Map<String, Object> columns = new LinkedHashMap<>();
    look.nulls().forEach((column, count) -> columns.put(column, Map.of("nullCount", count)));
    metrics.put("columnMetrics", columns);
    return metrics;
  }
}

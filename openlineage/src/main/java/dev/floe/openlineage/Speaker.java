package dev.floe.openlineage;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Who tells, and of which place.
 *
 * @param namespace of jobs and datasets: {@code OPENLINEAGE_NAMESPACE}
 * @param engine the compute engine's name: {@code duckdb}
 * @param version floe's own
 * @param source where a file of the product is, given its path relative to the product
 */
public record Speaker(
    String namespace, String engine, String version, Function<String, URI> source) {

  private static final String SPECIFICATION = "https://openlineage.io/spec/";

  /** The namespace where nobody chose one. */
  public static final String DEFAULT_NAMESPACE = "floe";

  /** Identifies the program that tells. */
  public String producer() {
    return "https://floe.dev/" + version;
  }

  /**
   * A facet of the specification.
   *
   * @param type its name and version in the specification: {@code 1-2-0/SchemaDatasetFacet}
   */
  Map<String, Object> facet(String type, Map<String, ?> content) {
    String name = type.substring(type.indexOf('/') + 1);
    return marked(SPECIFICATION + "facets/" + type + ".json#/$defs/" + name, content);
  }

  /** A facet of floe's own. */
  Map<String, Object> ownFacet(String name, Map<String, ?> content) {
    return marked("https://floe.dev/openlineage/1-0-0/" + name + ".json#/$defs/" + name, content);
  }

  private Map<String, Object> marked(String schema, Map<String, ?> content) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", producer());
    facet.put("_schemaURL", schema);
    facet.putAll(content);
    return facet;
  }

  /** The schema of an event. */
  static String schema(String event) {
    return SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/" + event;
  }
}

package dev.floe.openlineage;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of jobs: a run of the program, a product, a node; and looking at a port. */
final class Jobs {

  private final Speaker speaker;
  private final CompiledProduct product;

  Jobs(Speaker speaker, CompiledProduct product) {
    this.speaker = speaker;
    this.product = product;
  }

  /** The command that was started. */
  Map<String, Object> run() {
    return job(runName(), "RUN", Map.of());
  }

  String runName() {
    return "floe-run." + productName();
  }

  /** Looking at a port, again and again. */
  Map<String, Object> monitor(String port) {
    return job("floe-monitor." + productName() + "." + port, "MONITOR", Map.of());
  }

  /** The product as a whole. */
  Map<String, Object> product() {
    Map<String, Object> facets = new LinkedHashMap<>();
    String description = product.product().description();
    if (!description.isEmpty()) {
      facets.put(
          "documentation",
          speaker.facet("1-1-0/DocumentationJobFacet", Map.of("description", description)));
    }
    return job(productName(), "PRODUCT", facets);
  }

  String productName() {
    return product.product().qualifiedName();
  }

  /** A node of the product. */
  Map<String, Object> node(Node node) {
    Map<String, Object> facets = new LinkedHashMap<>();
    if (!node.info().description().isEmpty()) {
      facets.put(
          "documentation",
          speaker.facet(
              "1-1-0/DocumentationJobFacet", Map.of("description", node.info().description())));
    }
    facets.put(
        "sourceCodeLocation",
        speaker.facet(
            "1-1-0/SourceCodeLocationJobFacet",
            Map.of(
                "type",
                "file",
                "url",
                speaker.source().apply(node.info().path()).toString(),
                "path",
                node.info().path())));
    sql(node)
        .ifPresent(text ->
            facets.put(
                "sql",
                speaker.facet(
                    "1-1-0/SQLJobFacet", Map.of("query", text, "dialect", speaker.engine()))));
    return job(nodeName(node), type(node), facets);
  }

  String nodeName(Node node) {
    return productName() + "." + node.info().name();
  }

  private static String type(Node node) {
    return switch (node) {
      case Node.Source source -> "SOURCE";
      case Node.Seed seed -> "SEED";
      case Node.Model model -> "MODEL";
      case Node.Snapshot snapshot -> "SNAPSHOT";
      case Node.Test test -> "TEST";
      case Node.UnitTest test -> "UNIT_TEST";
    };
  }

  private static Optional<String> sql(Node node) {
    SqlBody body =
        switch (node) {
          case Node.Model model -> model.body();
          case Node.Snapshot snapshot -> snapshot.body();
          case Node.Test test -> test.body();
          case Node.UnitTest test -> null;
          case Node.Source source -> null;
          case Node.Seed seed -> null;
        };
    return body instanceof SqlBody.Static known
        ? Optional.of(known.sql().text().strip())
        : Optional.empty();
  }

  private Map<String, Object> job(String name, String type, Map<String, Object> more) {
    Map<String, Object> facets = new LinkedHashMap<>();
    facets.put(
        "jobType",
        speaker.facet(
            "2-0-4/JobTypeJobFacet",
            Map.of("processingType", "BATCH", "integration", "FLOE", "jobType", type)));
    String owner = product.product().owner();
    if (!owner.isEmpty()) {
      facets.put("ownership", speaker.facet("1-0-1/OwnershipJobFacet", Datasets.owners(owner)));
    }
    facets.putAll(more);
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("namespace", speaker.namespace());
    job.put("name", name);
    job.put("facets", facets);
    return job;
  }
}

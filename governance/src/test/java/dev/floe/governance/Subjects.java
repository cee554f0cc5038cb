package dev.floe.governance;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.NodeInfo;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.spi.RelationName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subjects for tests, from the YAML of a single platform and the names of models. */
public final class Subjects {

  private Subjects() {}

  public static Subject of(String manifestYaml, String... models) {
    return of(
        manifestYaml, Arrays.stream(models).map(name -> model("shop", name, Map.of())).toList());
  }

  public static Subject of(String manifestYaml, List<Node> nodes) {
    Result<Manifest> manifest =
        DocumentReader.manifest(
            new DocumentFile(
                "manifest.yaml", "platform", manifestYaml.getBytes(StandardCharsets.UTF_8)));
    Result<Platform> platform =
        manifest.then(
            read -> Inheritance.resolve(List.of(read), Optional.empty(), Optional.empty()));
    if (!platform.isOk()) {
      throw new IllegalArgumentException(platform.diagnostics().toString());
    }
    return of(platform.value().orElseThrow(), nodes);
  }

  /** A product of nodes and nothing else, on a platform. */
  public static Subject of(Platform platform, List<Node> nodes) {
    CompiledProduct product =
        new CompiledProduct(
            CompiledProduct.FORMAT_VERSION,
            new CompiledProduct.Identity(Optional.empty(), "shop", "1.0.0", "", ""),
            new CompiledProduct.Target("dev", false, "duckdb", "floe", Map.of()),
            List.of(),
            nodes,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    return new Subject(platform, product, "shop");
  }

  public static Node model(String project, String name, Map<String, Object> meta) {
    return new Node.Model(
        new NodeInfo(
            "model." + project + "." + name,
            name,
            project,
            "models/" + name + ".sql",
            List.of(project, name),
            "",
            List.of(),
            meta,
            Optional.empty()),
        RelationName.of("floe", "main", name),
        "table",
        Optional.empty(),
        new SqlBody.Static(SqlText.unmapped("select 1 as id")),
        new NodeColumns.Unknown("not bound", List.of()),
        List.of(),
        List.of(),
        Map.of());
  }
}

package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputFile;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import dev.floe.compiler.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the nodes of a product depend on besides their own code: macros, variables, settings and
 * what is masked; for a source, which generation of the other product's tables it is.
 */
final class NodeInputs implements Function<Node, String> {

  private static final Set<String> NODES_OWN = Set.of("sql", "csv", "yml", "yaml", "md");

  private final String common;
  private final Map<String, String> providers = new HashMap<>();

  private NodeInputs(String common) {
    this.common = common;
  }

  static NodeInputs of(Compilation compilation, Path folder, Map<String, String> environment) {
    NodeInputs inputs = new NodeInputs(common(compilation, environment));
    for (InputPort port : compilation.product().inputPorts()) {
      if (port.relation().isPresent() && port.warehouse().isPresent()) {
        Path file = folder.resolve(port.warehouse().get()).normalize();
        inputs.providers.put(port.relation().get().replaceFirst("\\..*", ""), state(file));
      }
    }
    return inputs;
  }

  @Override
  public String apply(Node node) {
    return node instanceof Node.Source source
        ? common + source.relation().database().map(providers::get).orElse("")
        : common;
  }

  /** A published warehouse is replaced and never written, so that its identity tells which. */
  private static String state(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
    } catch (IOException missing) {
      return "missing";
    }
  }

  private static String common(Compilation compilation, Map<String, String> environment) {
    StringBuilder all = new StringBuilder();
    CompiledProduct product = compilation.product();
    product.settings().forEach(s -> all.append(s.key()).append('=').append(s.value()).append('\n'));
    all.append(product.target()).append('\n').append(compilation.masking().plan()).append('\n');
    for (InputFile input : product.inputs()) {
      if (isShared(input.path(), product)) {
        all.append(input.path()).append(' ').append(input.digest()).append('\n');
      }
    }
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith("DBT_") || name.equals(Masks.KEY)) {
            all.append(name).append('=').append(value).append('\n');
          }
        });
    return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a file says something about all nodes: macros and the project's own file. What a file
   * says about one node is in that node.
   */
  private static boolean isShared(String path, CompiledProduct product) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.startsWith("dbt_project.")) {
      return true;
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return !NODES_OWN.contains(ending) || (ending.equals("sql") && !belongsToANode(path, product));
  }

  private static boolean belongsToANode(String path, CompiledProduct product) {
    Set<String> own =
        product.nodes().stream().map(node -> node.info().path()).collect(Collectors.toSet());
    return own.stream().anyMatch(path::endsWith);
  }
}

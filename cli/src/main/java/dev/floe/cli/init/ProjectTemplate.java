package dev.floe.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a new product. Words between {@code @} are filled in. */
final class ProjectTemplate {

  private final Map<String, String> words;
  private final Layers layers;

  /**
   * @param name the product's
   * @param tier what the manifest is called: {@code platform} or {@code domain}
   * @param ref where it is
   */
  ProjectTemplate(String name, String tier, String ref, Layers layers) {
    this.layers = layers;
    this.words =
        Map.of(
            "@product@",
            name,
            "@project@",
            name.replace('-', '_'),
            "@tier@",
            tier,
            "@ref@",
            ref,
            "@description@",
            "What " + name + " offers, in one sentence",
            "@first@",
            layers.first().prefix(),
            "@second@",
            layers.second().prefix(),
            "@third@",
            layers.third().prefix(),
            "@table@",
            layers.third().namespace() + ".customer_revenue");
  }

  /** Everything a product needs to compile and run. */
  Map<String, String> newProduct() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("floe.yaml", text("product/floe.yaml") + text("product/ports.yaml"));
    files.put("dbt_project.yml", text("product/dbt_project.yml"));
    files.put(".gitignore", text("product/gitignore"));
    for (String seed : new String[] {"raw_customers", "raw_orders"}) {
      files.put("seeds/" + seed + ".csv", text("product/seeds/" + seed + ".csv"));
    }
    layer(files, "first", layers.first(), "customers", "orders");
    layer(files, "second", layers.second(), "orders");
    layer(files, "third", layers.third(), "customer_revenue");
    return files;
  }

  private void layer(Map<String, String> files, String from, Layers.Layer layer, String... models) {
    String to = "models/" + layer.name() + "/";
    for (String model : models) {
      files.put(
          to + layer.prefix() + model + ".sql",
          text("product/models/" + from + "/" + model + ".sql"));
    }
    String properties = to + layer.name() + ".yml";
    files.put(
        files.containsKey(properties) ? to + from + ".yml" : properties,
        text("product/models/" + from + "/models.yml"));
  }

  /** What an existing dbt project lacks. */
  Map<String, String> forExistingProject() {
    return Map.of("floe.yaml", text("product/floe.yaml"));
  }

  /** A whole example of a pattern, its platform included. */
  Map<String, String> pattern(String folder) {
    Map<String, String> files = new LinkedHashMap<>();
    text("patterns/" + folder + "/files.txt")
        .lines()
        .forEach(file -> files.put(file, text("patterns/" + folder + "/" + file)));
    return files;
  }

  /** A platform's manifest for a product that has none to refer to. */
  Map<String, String> platform(boolean existingProject) {
    String file = existingProject ? "manifest-existing.yaml" : "manifest.yaml";
    return Map.of("manifest.yaml", text("platform/" + file));
  }

  private String text(String resource) {
    try (InputStream in = ProjectTemplate.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace(word.getKey(), word.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

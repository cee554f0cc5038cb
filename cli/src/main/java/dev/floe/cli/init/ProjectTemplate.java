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
   * @param ref what {@code platform.ref} says
   */
  ProjectTemplate(String name, String ref, Layers layers) {
    this.layers = layers;
    this.words =
        Map.of(
            "@product@", name,
            "@project@", name.replace('-', '_'),
            "@ref@", ref,
            "@description@", "What " + name + " offers, in one sentence",
            "@first@", layers.first(),
            "@second@", layers.second(),
            "@third@", layers.third(),
            "@table@", layers.port());
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
    layer(files, "first", layers.folders().first(), layers.first(), "customers", "orders");
    layer(files, "second", layers.folders().second(), layers.second(), "orders");
    layer(files, "third", layers.folders().third(), layers.third(), "customer_revenue");
    return files;
  }

  private void layer(
      Map<String, String> files, String from, String folder, String prefix, String... models) {
    String to = "models/" + folder + "/";
    for (String model : models) {
      files.put(
          to + prefix + model + ".sql", text("product/models/" + from + "/" + model + ".sql"));
    }
    files.put(to + folder + ".yml", text("product/models/" + from + "/models.yml"));
  }

  /** What an existing dbt project lacks. */
  Map<String, String> forExistingProject() {
    return Map.of("floe.yaml", text("product/floe.yaml"));
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

package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Result;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains of manifests from the texts that matter to a test. */
final class Chains {

  private Chains() {}

  static Manifest read(String file, String text) {
    Result<Manifest> manifest =
        DocumentReader.manifest(
            new DocumentFile(file, "home", text.getBytes(StandardCharsets.UTF_8)));
    if (!manifest.isOk()) {
      throw new IllegalArgumentException(text + "\n" + manifest.diagnostics());
    }
    return manifest.value().orElseThrow();
  }

  /** An enterprise, and domains below it in the order given. */
  static List<Manifest> chain(String enterprise, String... domains) {
    List<Manifest> chain = new ArrayList<>();
    String title = enterprise.contains("metadata:") ? "" : "metadata: {name: acme}\n";
    chain.add(read("enterprise.yaml", "scope: enterprise\n" + title + enterprise));
    for (int i = 0; i < domains.length; i++) {
      String name = i == domains.length - 1 ? "sales" : "emea" + i;
      chain.add(
          read(
              name + ".yaml",
              "scope: domain\ndomain: {name: " + name + "}\nparent: above.yaml\n" + domains[i]));
    }
    return chain;
  }

  static Result<Platform> resolve(String enterprise, String... domains) {
    return Inheritance.resolve(chain(enterprise, domains), Optional.empty(), Optional.empty());
  }

  static Result<Platform> resolveIn(String environment, String enterprise, String... domains) {
    return Inheritance.resolve(
        chain(enterprise, domains), Optional.empty(), Optional.of(environment));
  }
}

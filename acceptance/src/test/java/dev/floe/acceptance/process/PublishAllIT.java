package dev.floe.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example mesh from a registry alone: its own script publishes it, then every product compiles
 * in a folder that has nothing but the product.
 */
class PublishAllIT {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("floe.root", "..")).resolve("examples/acme-mesh");

  private static final List<String> PRODUCTS =
      List.of(
          "sales/products/order-history",
          "sales/products/customer-360",
          "marketing/products/campaign-performance",
          "finance/products/revenue-metrics");

  @TempDir private Path folder;

  @Test
  void eachProductCompilesWithNoLocalParent() throws Exception {
    try (RegistryProcess registry =
        RegistryProcess.start(Files.createDirectories(folder.resolve("registry")))) {
      copy(EXAMPLE, folder.resolve("mesh"));
      publishAll(registry.host());
      Map<String, String> elsewhere =
          Map.of(
              "FLOE_REGISTRY",
              registry.host(),
              "FLOE_CACHE",
              folder.resolve("other-cache").toString());
      for (String product : PRODUCTS) {
        Path alone = folder.resolve("alone").resolve(product.replace('/', '-'));
        copy(EXAMPLE.resolve("domains").resolve(product), alone);
        FloeProcess.Ended compiled = FloeProcess.start(elsewhere, alone, "compile").end();
        assertThat(compiled.code()).as(compiled.text()).isZero();
        assertThat(alone.resolve(".floe/artifacts.json")).exists();
        assertThat(Files.readString(alone.resolve("floe.lock"))).contains("sha256:");
      }
    }
  }

  /** As its reader would: the script, and a floe on the path it is told. */
  private void publishAll(String host) throws Exception {
    Path screen = folder.resolve("publish-all.screen");
    ProcessBuilder script =
        new ProcessBuilder(folder.resolve("mesh/publish-all").toString())
            .redirectErrorStream(true)
            .redirectOutput(screen.toFile());
    script.environment().put("FLOE_REGISTRY", host);
    script.environment().put("FLOE_CACHE", folder.resolve("cache").toString());
    script.environment().put("FLOE", launcher().toString());
    int code = script.start().waitFor();
    assertThat(code).as(Files.readString(screen)).isZero();
  }

  private Path launcher() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options = "--enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Xmx256m";
    Path launcher = folder.resolve("floe-launcher");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + java
            + "' "
            + options
            + " -cp \"$CLASSES\" dev.floe.cli.Main \"$@\"\n"
                .replace("$CLASSES", System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return launcher;
  }

  /** Without what a build of the example left behind. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.toString().contains(".floe") && !relative.endsWith("floe.lock")) {
          Path copy = to.resolve(relative.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}

package dev.floe.acceptance;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules of floe and what each may see: of floe's own, and of other people's libraries.
 *
 * <p>This is the table of {@code docs/adr/0002-modules-and-arrows.md}. A module sees what it names
 * and nothing else: whoever adds an arrow adds it here and gives the reason there.
 *
 * @param rootPackage the package that holds all its others
 * @param sees the modules of floe it may depend on
 * @param libraries the packages of others it may depend on, besides the JDK and JSpecify
 */
record Module(String rootPackage, List<Module> sees, List<String> libraries) {

  /** The roots of the JDK's own packages, as far as they are exported to everybody. */
  private static final List<String> JDK = List.of("java", "javax", "com.sun.net.httpserver");

  private static final String JACKSON = "tools.jackson";
  private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation";

  static final Module DIAGNOSTICS = new Module("dev.floe.diagnostics", List.of(), List.of());
  static final Module YAML =
      new Module("dev.floe.yaml", List.of(DIAGNOSTICS), List.of("org.snakeyaml.engine"));
  static final Module SPI = new Module("dev.floe.spi", List.of(DIAGNOSTICS), List.of());
  static final Module MANIFEST =
      new Module("dev.floe.manifest", List.of(YAML, DIAGNOSTICS), List.of(JACKSON));
  static final Module REGISTRY =
      new Module("dev.floe.registry", List.of(MANIFEST, DIAGNOSTICS), List.of(JACKSON));
  static final Module JINJA = new Module("dev.floe.jinja", List.of(DIAGNOSTICS), List.of());
  static final Module ARTIFACTS =
      new Module(
          "dev.floe.artifacts",
          List.of(MANIFEST, SPI, DIAGNOSTICS),
          List.of(JACKSON, JACKSON_ANNOTATIONS));
  static final Module CONTRACTS =
      new Module(
          "dev.floe.contracts", List.of(ARTIFACTS, MANIFEST, SPI, YAML, DIAGNOSTICS), List.of());
  static final Module MESH =
      new Module(
          "dev.floe.mesh",
          List.of(REGISTRY, CONTRACTS, ARTIFACTS, MANIFEST, SPI, DIAGNOSTICS),
          List.of(JACKSON));
  static final Module DBT =
      new Module(
          "dev.floe.dbt",
          List.of(JINJA, ARTIFACTS, MANIFEST, SPI, YAML, DIAGNOSTICS),
          List.of(JACKSON));
  static final Module ANALYSIS =
      new Module(
          "dev.floe.analysis", List.of(ARTIFACTS, MANIFEST, SPI, DIAGNOSTICS), List.of(JACKSON));
  static final Module GOVERNANCE =
      new Module(
          "dev.floe.governance",
          List.of(ANALYSIS, ARTIFACTS, MANIFEST, SPI, DIAGNOSTICS),
          List.of("dev.cel", "com.google.common.collect"));
  static final Module COMPILER =
      new Module(
          "dev.floe.compiler",
          List.of(
              DBT, CONTRACTS, GOVERNANCE, ANALYSIS, ARTIFACTS, MANIFEST, SPI, YAML, DIAGNOSTICS),
          List.of());
  static final Module RUNNER =
      new Module(
          "dev.floe.runner", List.of(DBT, ARTIFACTS, MANIFEST, SPI, DIAGNOSTICS), List.of(JACKSON));
  static final Module OPENLINEAGE =
      new Module(
          "dev.floe.openlineage", List.of(RUNNER, ARTIFACTS, SPI, DIAGNOSTICS), List.of(JACKSON));
  static final Module TELEMETRY =
      new Module(
          "dev.floe.telemetry",
          List.of(RUNNER, ARTIFACTS, SPI, DIAGNOSTICS),
          List.of("io.opentelemetry"));
  static final Module TESTING =
      new Module(
          "dev.floe.testing",
          List.of(SPI, DIAGNOSTICS),
          List.of("org.junit", "org.assertj", "io.zonky.test"));
  static final Module COMPUTE_DUCKDB =
      new Module(
          "dev.floe.compute.duckdb", List.of(SPI, DIAGNOSTICS), List.of("org.duckdb", JACKSON));
  static final Module COMPUTE_POSTGRES =
      new Module("dev.floe.compute.postgres", List.of(SPI, DIAGNOSTICS), List.of("org.postgresql"));
  static final Module CATALOG_ICEBERG =
      new Module(
          "dev.floe.catalog.iceberg",
          List.of(SPI, DIAGNOSTICS),
          List.of("org.apache.iceberg", "org.sqlite"));
  static final Module STORAGE_S3 =
      new Module(
          "dev.floe.storage.s3", List.of(SPI, DIAGNOSTICS), List.of("org.w3c.dom", "org.xml.sax"));
  static final Module CLI =
      new Module(
          "dev.floe.cli",
          List.of(
              COMPUTE_POSTGRES,
              COMPUTE_DUCKDB,
              TELEMETRY,
              OPENLINEAGE,
              MESH,
              REGISTRY,
              RUNNER,
              COMPILER,
              CONTRACTS,
              GOVERNANCE,
              ANALYSIS,
              DBT,
              ARTIFACTS,
              JINJA,
              MANIFEST,
              SPI,
              YAML,
              DIAGNOSTICS),
          List.of("picocli", JACKSON));

  /** All of them, each after those it sees. */
  static List<Module> all() {
    return List.of(
        DIAGNOSTICS,
        YAML,
        SPI,
        MANIFEST,
        REGISTRY,
        JINJA,
        ARTIFACTS,
        CONTRACTS,
        MESH,
        DBT,
        ANALYSIS,
        GOVERNANCE,
        COMPILER,
        RUNNER,
        OPENLINEAGE,
        TELEMETRY,
        TESTING,
        COMPUTE_DUCKDB,
        COMPUTE_POSTGRES,
        CATALOG_ICEBERG,
        STORAGE_S3,
        CLI);
  }

  /** The module a class of floe belongs to. */
  static Module of(JavaClass type) {
    return all().stream()
        .filter(module -> module.contains(type))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no module has the package " + type.getPackageName()));
  }

  boolean contains(JavaClass type) {
    return isIn(rootPackage, type);
  }

  /** Whether a class of this module may depend on {@code type}. */
  boolean maySee(JavaClass type) {
    return contains(type)
        || JDK.stream().anyMatch(root -> isIn(root, type))
        || isIn("org.jspecify.annotations", type)
        || sees.stream().anyMatch(module -> module.contains(type))
        || libraries.stream().anyMatch(library -> isIn(library, type));
  }

  /** For messages: everything this module may see. */
  String allowed() {
    Set<String> all = new TreeSet<>(libraries);
    sees.forEach(module -> all.add(module.rootPackage));
    return all.stream().collect(joining(", "));
  }

  private static boolean isIn(String root, JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  @Override
  public String toString() {
    return rootPackage;
  }
}

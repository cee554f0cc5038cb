package dev.floe.acceptance.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The class path of floe as a process of its own: as here, but with DuckDB's library beside its
 * driver as the launcher keeps it. A driver that holds the library unpacks it at each start, and a
 * child that is killed leaves it behind.
 */
final class ChildClassPath {

  private static final String LIBRARY = "libduckdb_java.so_";

  /** With which tests alone read tables; a floe that needed it would fail in the launcher. */
  private static final List<String> TESTS_OWN =
      List.of("hadoop-", "parquet-", "iceberg-data-", "iceberg-parquet-");

  private static final String OF_TESTS = make(List.of());
  private static final String OF_FLOE = make(TESTS_OWN);

  private ChildClassPath() {}

  /** What the launcher has. */
  static String ofFloe() {
    return OF_FLOE;
  }

  /** The same with what tests have besides. */
  static String ofTests() {
    return OF_TESTS;
  }

  private static String make(List<String> without) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(part -> without.stream().noneMatch(part.getFileName().toString()::startsWith))
        .map(part -> part.getFileName().toString().startsWith("duckdb_jdbc-") ? thin(part) : part)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path thin(Path driver) {
    Path jar = Path.of("target", "thin").toAbsolutePath().resolve(driver.getFileName());
    try {
      if (!Files.exists(jar)) {
        Files.createDirectories(jar.getParent());
        Path library = Files.createTempFile(jar.getParent(), "library", "");
        Path rest = Files.createTempFile(jar.getParent(), "driver", "");
        split(driver, library, rest);
        Files.move(library, jar.resolveSibling(libraryName()));
        Files.move(rest, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void split(Path driver, Path library, Path rest) throws IOException {
    try (ZipFile from = new ZipFile(driver.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(rest))) {
      for (ZipEntry entry : from.stream().toList()) {
        if (entry.getName().equals(libraryName())) {
          copy(from, entry, library);
        } else if (!entry.getName().startsWith(LIBRARY)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          copy(from, entry, to);
        }
      }
    }
  }

  private static void copy(ZipFile from, ZipEntry entry, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      copy(from, entry, out);
    }
  }

  private static void copy(ZipFile from, ZipEntry entry, OutputStream to) throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      in.transferTo(to);
    }
  }

  /** The name the driver looks for in the folder of its jar. */
  private static String libraryName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os =
        system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : "linux";
    return LIBRARY
        + os
        + "_"
        + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
  }
}

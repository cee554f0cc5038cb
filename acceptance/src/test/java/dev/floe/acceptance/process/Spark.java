package dev.floe.acceptance.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Spark in a process of its own, on a JDK that it knows. */
final class Spark implements AutoCloseable {

  private static final String DONE = "--done";
  private static final String ROW = "row ";

  /** The newest that Spark 4.1 knows comes first. */
  private static final List<String> JDKS = List.of("21", "17");

  /** What it reaches into that newer JDKs close. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  private final Process process;
  private final PrintStream statements;
  private final BufferedReader answers;

  /**
   * Starts it.
   *
   * @param catalog settings of the catalog {@code lake}
   */
  Spark(Path folder, Map<String, String> catalog) throws IOException {
    process =
        new ProcessBuilder(command(catalog))
            .directory(folder.toFile())
            .redirectError(folder.resolve("spark.log").toFile())
            .start();
    statements = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    List<String> _ = answer();
  }

  private static List<String> command(Map<String, String> catalog) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk().resolve("bin/java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", ServerProcess.jars("spark") + "/*"));
    command.add(
        ServerProcess.jars("spark").resolve("../../src/SparkLines.java").normalize().toString());
    command.add("spark.ui.enabled=false");
    command.add("spark.driver.host=127.0.0.1");
    command.add("spark.driver.bindAddress=127.0.0.1");
    command.add("spark.sql.shuffle.partitions=2");
    command.add("spark.sql.session.timeZone=UTC");
    catalog.forEach((key, value) -> command.add("spark.sql.catalog.lake" + key + "=" + value));
    command.add(
        "spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    return command;
  }

  /** A JDK beside the one that floe runs on. */
  private static Path jdk() throws IOException {
    Path homes = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> found = Files.list(homes)) {
      List<Path> all = found.sorted().toList();
      return JDKS.stream()
          .flatMap(version -> all.stream().filter(home -> isVersion(home, version)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no JDK of " + JDKS + " in " + homes));
    }
  }

  private static boolean isVersion(Path home, String version) {
    try {
      return Files.isExecutable(home.resolve("bin/java"))
          && Files.isRegularFile(home.resolve("release"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** The rows of a statement, values joined by commas, sorted. */
  List<String> rows(String sql) throws IOException {
    statements.println(sql.strip().replace('\n', ' '));
    return answer().stream().sorted(Comparator.naturalOrder()).toList();
  }

  private List<String> answer() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.equals(DONE)) {
        return rows;
      }
      if (!line.startsWith(ROW)) {
        throw new AssertionError(line);
      }
      rows.add(line.substring(ROW.length()));
    }
    throw new AssertionError("Spark has ended");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

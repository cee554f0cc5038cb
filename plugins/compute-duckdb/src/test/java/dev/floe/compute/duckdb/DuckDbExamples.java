package dev.floe.compute.duckdb;

import java.nio.file.Path;
import java.util.Map;

/** Settings and statements that several tests use. */
final class DuckDbExamples {

  static final String ENDLESS =
      "select count(*) from range(10000000) a, range(10000000) b where (a.range + b.range) % 7 = 1";

  private DuckDbExamples() {}

  static Map<String, Object> file(Path folder) {
    return Map.of("path", folder.resolve("data.duckdb").toString(), "database", "sales");
  }
}

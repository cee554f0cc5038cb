package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.util.Map;

/** Keys of dbt profiles that need Python, or a service: refused where they say something. */
final class ForeignKeys {

  /** What a profile can do instead of a plugin that comes with dbt's adapter. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "excel", "DuckDB reads such files with read_xlsx of its extension 'excel'",
          "sqlalchemy", "DuckDB attaches databases of types 'postgres', 'mysql' and 'sqlite'",
          "postgres", "DuckDB attaches databases of type 'postgres'",
          "iceberg", "DuckDB reads such tables with iceberg_scan of its extension 'iceberg'",
          "delta", "DuckDB reads such tables with delta_scan of its extension 'delta'",
          "gsheet", "export the sheet to a CSV file, which can be a seed or an external source",
          "glue", "tables are not registered in a catalog by floe dbt",
          "motherduck", "a database of MotherDuck is not supported");

  private ForeignKeys() {}

  static void check(Settings target) throws SqlFailure {
    for (Settings plugin : target.mappings("plugins")) {
      String module = plugin.text("module").orElse("");
      String instead = INSTEAD.get(module);
      throw plugin.wrong(
          "module",
          "the plugin '"
              + module
              + "' is Python code, which is not run"
              + (instead == null ? "" : ": " + instead));
    }
    for (Settings filesystem : target.mappings("filesystems")) {
      throw filesystem.wrong(
          "fs",
          "the file system '"
              + filesystem.text("fs").orElse("")
              + "' is Python code, which is not run: DuckDB reads s3://, gs:// and https:// with its"
              + " extension 'httpfs' and credentials in 'secrets'");
    }
    if (target.has("remote")) {
      throw target.wrong("remote", "'remote' is not supported: DuckDB runs in this process");
    }
    if (target.has("is_ducklake")) {
      throw target.wrong(
          "is_ducklake", "'is_ducklake' is not supported: nothing is built in a lake");
    }
  }
}

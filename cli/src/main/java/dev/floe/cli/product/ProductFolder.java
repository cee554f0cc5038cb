package dev.floe.cli.product;

import java.nio.file.Path;

/** Where a product keeps what floe makes of it. */
record ProductFolder(Path folder) {

  /** The compiled product. */
  Path artifacts() {
    return folder.resolve(".floe/artifacts.json");
  }

  /** The journals of its runs. */
  Path runs() {
    return folder.resolve(".floe/runs");
  }

  /** Its tables. */
  Path warehouse() {
    return folder.resolve("warehouse/data.duckdb");
  }

  /** Lineage events that could not be delivered yet. */
  Path spool() {
    return folder.resolve(".floe/spool/openlineage");
  }
}

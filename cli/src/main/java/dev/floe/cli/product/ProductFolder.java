package dev.floe.cli.product;

import java.nio.file.Path;

/** Where a product keeps what floe makes of it. */
public record ProductFolder(Path folder) {

  /** How many generations of the warehouse there are to return to, the current one included. */
  public static final int KEPT_GENERATIONS = 3;

  /** The compiled product. */
  public Path artifacts() {
    return folder.resolve(".floe/artifacts.json");
  }

  /** The journals of its runs. */
  public Path runs() {
    return folder.resolve(".floe/runs");
  }

  /** What tells it from every other folder. */
  Path place() {
    return folder.resolve(".floe/place");
  }

  /** Its tables. */
  public Path warehouse() {
    return folder.resolve("warehouse/data.duckdb");
  }

  /** Lineage events that could not be delivered yet. */
  Path spool() {
    return folder.resolve(".floe/spool/openlineage");
  }
}

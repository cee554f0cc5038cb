package dev.floe.runner;

import dev.floe.artifacts.Node;
import dev.floe.dbt.seed.CsvTable;
import java.io.IOException;

/** Where the bytes of seeds come from. Called by several threads. */
public interface SeedFiles {

  /** The content of a seed's CSV file. */
  byte[] read(Node.Seed seed) throws IOException;

  /** What of its rows is loaded: themselves, or masked ones outside production. */
  default CsvTable loaded(Node.Seed seed, CsvTable rows) {
    return rows;
  }

  /** The file as a user would type it, for messages: {@code seeds/orders.csv}. */
  default String displayPath(Node.Seed seed) {
    return seed.info().path();
  }
}

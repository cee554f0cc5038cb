package dev.floe.compute.duckdb;

import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.util.Map;

/** A program that keeps a database file open until it is ended, or says why it cannot. */
final class FileHolder {

  private FileHolder() {}

  static void main(String[] args) throws Exception {
    try (Engine engine = new DuckDbComputePlugin().open(Map.of("path", args[0]))) {
      System.out.println(engine.defaults().database().isPresent() ? "open" : "closed");
      waitForEnd();
    } catch (SqlFailure e) {
      System.out.println(e.kind() + ": " + e.getMessage());
    }
  }

  private static void waitForEnd() throws IOException {
    int end;
    do {
      end = System.in.read();
    } while (end >= 0);
  }
}

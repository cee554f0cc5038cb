package dev.floe.dbt.render;

import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.parse.MacroFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The macros that floe brings for every adapter. */
final class RootMacros {

  private static final List<String> FILES =
      List.of(
          "clone.sql",
          "columns.sql",
          "cross_database.sql",
          "dates.sql",
          "gate_tests.sql",
          "generic_tests.sql",
          "incremental.sql",
          "names.sql",
          "relations.sql",
          "snapshots.sql",
          "statements.sql",
          "upkeep.sql");

  private RootMacros() {}

  static List<MacroFile> files() {
    List<MacroFile> files = new ArrayList<>();
    for (String name : FILES) {
      files.add(
          new MacroFile(
              MacroLibrary.GLOBAL_PACKAGE, "macros/" + name, "dbt:macros/" + name, read(name)));
    }
    return files;
  }

  private static String read(String name) {
    try (InputStream in = RootMacros.class.getResourceAsStream("/dev/floe/dbt/macros/" + name)) {
      if (in == null) {
        throw new IllegalStateException("a resource is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

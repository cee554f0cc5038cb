package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data test that looks at the history of a dimension, over rows. */
class ScdValidationTest {

  private static final String COLUMNS =
      "(surrogate_key, id, effective_from, effective_to, is_current)";
  private static final String OLD = "('a', 1, '2024-01-01', '2025-01-01', false)";
  private static final String NOW = "('b', 1, '2025-01-01', '9999-12-31', true)";

  /** Name of a case to its rows; those that begin with {@code good} are in order. */
  private static Map<String, String> cases() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("good", OLD + "," + NOW);
    cases.put("good_of_two_keys", OLD + "," + NOW + ",('c', 2, '2025-03-01', '9999-12-31', true)");
    cases.put("overlap", "('a', 1, '2024-01-01', '2025-02-01', false)," + NOW);
    cases.put("gap", "('a', 1, '2024-01-01', '2024-12-31', false)," + NOW);
    cases.put("two_current", "('a', 1, '2024-01-01', '9999-12-31', true)," + NOW);
    cases.put("no_current", OLD);
    cases.put("current_that_ends", OLD + ",('b', 1, '2025-01-01', '2026-01-01', true)");
    cases.put("open_but_not_current", OLD + ",('b', 1, '2025-01-01', '9999-12-31', false)");
    cases.put("backwards", "('a', 1, '2026-01-01', '2025-01-01', false)," + NOW);
    cases.put("same_surrogate", OLD.replace("'a'", "'b'") + "," + NOW);
    cases.put("no_surrogate", OLD.replace("'a'", "null") + "," + NOW);
    cases.put("no_end", OLD + ",('b', 1, '2025-01-01', null, true)");
    return cases;
  }

  @Test
  void findsOverlapsGapsAndRowsThatAreCurrentTwice(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\nprofile: shop\n");
    Files.writeString(
        folder.resolve("profiles.yml"),
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb}}}\n");
    Files.createDirectories(folder.resolve("models"));
    StringBuilder properties = new StringBuilder("models:\n");
    cases()
        .forEach((name, rows) -> {
          write(folder.resolve("models/" + name + ".sql"), model(rows));
          properties
              .append("  - name: ")
              .append(name)
              .append("\n    data_tests:\n      - scd_validation: {name: scd_")
              .append(name)
              .append(", arguments: {business_key: id}}\n");
        });
    write(folder.resolve("models/models.yml"), properties.toString());

    Typed build = Typed.in(folder, "dbt", "build");

    assertThat(build.code()).isNotZero();
    Set<String> failed =
        cases().keySet().stream()
            .filter(name -> build.out().matches("(?s).*FAIL \\d+ scd_" + name + "\\b.*"))
            .collect(Collectors.toSet());
    Set<String> wrong =
        cases().keySet().stream()
            .filter(name -> !name.startsWith("good"))
            .collect(Collectors.toSet());
    assertThat(failed).as(build.out()).isEqualTo(wrong);
  }

  private static String model(String rows) {
    return "{{ config(materialized='table') }} select surrogate_key, id,"
        + " cast(effective_from as timestamp) as effective_from,"
        + " cast(effective_to as timestamp) as effective_to, is_current from (values "
        + rows
        + ") as t "
        + COLUMNS
        + "\n";
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

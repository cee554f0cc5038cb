package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns, types and lineage of one query for each shape of SQL. The expected texts are written by
 * {@code -Dfloe.golden=update} and read in the diff.
 */
class LineageGoldenTest {

  private static final Path CASES = Path.of("src/test/resources/dev/floe/compute/duckdb/lineage");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsColumnsTypesAndLineage(Path folder) throws Exception {
    String query = Files.readString(folder.resolve("query.sql"));
    try (SqlAnalyzer analyzer = ShopExample.analyzer()) {
      String told = write(analyzer.bind(query));
      Path expected = folder.resolve("expected.txt");
      if ("update".equals(System.getProperty("floe.golden"))) {
        Files.writeString(expected, told);
      }
      assertThat(told).isEqualTo(Files.readString(expected));
    }
  }

  private static String write(BoundQuery bound) {
    return switch (bound) {
      case BoundQuery.Unknown unknown -> "unknown: " + unknown.reason() + "\n";
      case BoundQuery.Known known -> {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < known.columns().size(); i++) {
          text.append(write(known.columns().get(i), known.lineage().get(i)));
        }
        yield text.toString();
      }
    };
  }

  private static String write(Column column, ColumnLineage lineage) {
    String type =
        column.type() instanceof Type.Unknown unknown
            ? "unknown (" + unknown.reason() + ")"
            : column.nativeType();
    String from =
        switch (lineage) {
          case ColumnLineage.Unknown unknown -> "  untraced: " + unknown.reason() + "\n";
          case ColumnLineage.Known known ->
              known.inputs().stream()
                  .map(input ->
                      "  "
                          + input.use().name().toLowerCase(java.util.Locale.ROOT)
                          + " of "
                          + input.relation()
                          + "."
                          + input.column()
                          + input.through().map(LineageGoldenTest::write).orElse("")
                          + "\n")
                  .collect(Collectors.joining());
        };
    return column.name() + ": " + type + "\n" + from;
  }

  private static String write(ColumnLineage.Through through) {
    String functions =
        through.functions().isEmpty() ? "" : " through " + String.join(", ", through.functions());
    return functions + (through.rows() == 1 ? "" : ", at least " + through.rows() + " rows");
  }
}

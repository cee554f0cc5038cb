package dev.floe.compiler;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.seed.CsvReader;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.dbt.seed.SeedColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a seed to know its columns and their types before it is loaded. */
final class SeedColumns {

  private final FileTree files;

  SeedColumns(FileTree files) {
    this.files = files;
  }

  /** The seed with the columns its file really has. */
  Node.Seed of(Node.Seed seed, String file, List<Diagnostic> found) {
    Optional<byte[]> bytes = files.read(file);
    if (bytes.isEmpty()) {
      return seed;
    }
    Result<CsvTable> table = CsvReader.read(file, bytes.get(), delimiter(seed));
    found.addAll(table.diagnostics());
    return table
        .value()
        .map(content -> with(seed, columns(seed, content)))
        .orElseGet(() -> with(seed, new NodeColumns.Unknown("its file has errors", List.of())));
  }

  private static char delimiter(Node.Seed seed) {
    Object delimiter = seed.config().get("delimiter");
    return delimiter instanceof String text && !text.isEmpty() ? text.charAt(0) : ',';
  }

  private static NodeColumns columns(Node.Seed seed, CsvTable table) {
    List<NodeColumn> declared = seed.columns().declared();
    List<NodeColumn> actual = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String name = table.header().get(i);
      int index = i;
      String type =
          configured(seed, name).orElseGet(() -> SeedColumn.infer(table, index).sqlType());
      actual.add(column(name, type, declared));
    }
    return new NodeColumns.Bound(actual, declared);
  }

  private static Optional<String> configured(Node.Seed seed, String column) {
    if (!(seed.config().get("column_types") instanceof Map<?, ?> types)) {
      return Optional.empty();
    }
    return types.entrySet().stream()
        .filter(entry -> String.valueOf(entry.getKey()).equalsIgnoreCase(column))
        .map(entry -> String.valueOf(entry.getValue()))
        .findFirst();
  }

  private static NodeColumn column(String name, String type, List<NodeColumn> declared) {
    Type known = new Type.Native(type.toUpperCase(Locale.ROOT));
    return declared.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .map(column ->
            new NodeColumn(
                name,
                known,
                type,
                column.description(),
                column.tags(),
                column.meta(),
                constant(),
                column.declaredAt()))
        .orElseGet(() ->
            new NodeColumn(
                name, known, type, "", List.of(), Map.of(), constant(), Optional.empty()));
  }

  /** Nothing of the product stands behind a seed's values. */
  private static ColumnLineage constant() {
    return new ColumnLineage.Known(List.of());
  }

  private static Node.Seed with(Node.Seed seed, NodeColumns columns) {
    return new Node.Seed(
        seed.info(), seed.relation(), columns, seed.dependsOn(), seed.config(), seed.digest());
  }
}

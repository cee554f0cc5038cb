package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns in which a query and its contract differ, side by side: under the column names that
 * dbt gives them.
 */
final class ContractTable {

  private static final List<String> HEADER =
      List.of("column_name", "definition_type", "contract_type", "mismatch_reason");

  private final List<List<String>> rows = new ArrayList<>();

  /** The query does not return it. */
  void missingInQuery(String column, String promised) {
    rows.add(List.of(column, "", promised, "missing in definition"));
  }

  /** The contract does not name it. */
  void missingInContract(String column, String returned) {
    rows.add(List.of(column, returned, "", "missing in contract"));
  }

  /** It is of another type than promised. */
  void otherType(String column, String returned, String promised) {
    rows.add(List.of(column, returned, promised, "data type mismatch"));
  }

  /** The finding with the table in its notes. */
  Diagnostic explaining(Diagnostic finding) {
    Diagnostic noted = finding;
    for (String line : lines()) {
      noted = noted.withNote(Note.of(line));
    }
    return noted;
  }

  private List<String> lines() {
    List<Integer> widths =
        IntStream.range(0, HEADER.size())
            .mapToObj(i ->
                Math.max(
                    HEADER.get(i).length(),
                    rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADER, widths));
    lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
    rows.stream()
        .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
        .forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}

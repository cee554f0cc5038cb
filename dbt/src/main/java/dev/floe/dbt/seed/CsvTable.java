package dev.floe.dbt.seed;

import java.util.List;

/**
 * A CSV file as text.
 *
 * @param header the names of the columns
 * @param rows fields as written, without quotes; each as long as the header
 */
public record CsvTable(List<String> header, List<List<String>> rows) {

  public CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }
}

package dev.floe.runner.mask;

import dev.floe.artifacts.MaskStyle;
import dev.floe.dbt.seed.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a seed with some of its columns masked. */
public final class MaskedRows {

  private MaskedRows() {}

  /**
   * Masks rows.
   *
   * @param styles by column in small letters
   */
  public static CsvTable of(CsvTable table, Map<String, MaskStyle> styles, Masker masker) {
    List<List<String>> rows = new ArrayList<>(table.rows().size());
    for (List<String> row : table.rows()) {
      List<String> masked = new ArrayList<>(row);
      for (int i = 0; i < row.size(); i++) {
        MaskStyle style = styles.get(table.header().get(i).toLowerCase(Locale.ROOT));
        if (style != null) {
          masked.set(i, masker.mask(style, row.get(i)));
        }
      }
      rows.add(masked);
    }
    return new CsvTable(table.header(), rows);
  }
}

package dev.floe.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query, held in memory. Values are plain Java: {@code Boolean}, {@code Long},
 * {@code java.math.BigInteger}, {@code Double}, {@code java.math.BigDecimal}, {@code String},
 * {@code byte[]}, {@code java.time} types, {@code List} and {@code Map}; SQL's NULL is {@code
 * null}.
 *
 * @param columns in the query's order
 * @param rows each as long as {@code columns}
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> rows) {

  public Rows {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copy);
  }
}

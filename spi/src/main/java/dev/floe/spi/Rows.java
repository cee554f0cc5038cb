package dev.floe.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query, held in memory. Values are plain Java, and the same whatever the engine:
 *
 * <ul>
 *   <li>{@code Boolean}; {@code Long} for integers of up to 64 bits signed, {@code
 *       java.math.BigInteger} for wider ones; {@code Double}; {@code java.math.BigDecimal} with the
 *       scale of its type;
 *   <li>{@code String} for text, UUID, JSON, enumerations, bit strings and intervals (as the engine
 *       writes them); {@code byte[]} for binary;
 *   <li>{@code java.time.LocalDate}, {@code LocalTime}, {@code LocalDateTime}, and {@code
 *       OffsetDateTime} in UTC for a timestamp with time zone; what these cannot hold (24:00:00,
 *       infinity) is a {@code String} as the engine writes it;
 *   <li>{@code List} for lists and arrays; {@code Map} in field order for structs and maps.
 * </ul>
 *
 * SQL's NULL is {@code null}.
 *
 * @param columns in the query's order
 * @param rows each as long as {@code columns}
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> rows) {

  // Written out: the annotations on the elements' type are not kept by the compact form.
  public Rows(List<Column> columns, List<List<@Nullable Object>> rows) {
    this.columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    this.rows = Collections.unmodifiableList(copy);
  }
}

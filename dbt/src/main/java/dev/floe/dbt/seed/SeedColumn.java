package dev.floe.dbt.seed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a seed: what it is and what is in it.
 *
 * @param sqlType the type dbt gives such a column, in standard SQL
 * @param values one for each row; null is SQL's NULL
 */
public record SeedColumn(String name, String sqlType, List<@Nullable Object> values) {

  private static final BigDecimal INTEGER_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INTEGER_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal BIGINT_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal BIGINT_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Finds out what a column is. A column without any value is an integer, as in dbt. */
  public static SeedColumn infer(CsvTable table, int index) {
    Set<SeedType> possible = EnumSet.allOf(SeedType.class);
    for (List<String> row : table.rows()) {
      String field = row.get(index);
      if (possible.size() > 1 && !SeedType.isNull(field)) {
        possible.removeIf(type -> type.parse(field.strip()).isEmpty());
      }
    }
    return of(table, index, possible.iterator().next());
  }

  /** A column whose author said what it is: its fields stay text until the database casts them. */
  public static SeedColumn asText(CsvTable table, int index) {
    return of(table, index, SeedType.TEXT);
  }

  private static SeedColumn of(CsvTable table, int index, SeedType type) {
    List<@Nullable Object> values = new ArrayList<>(table.rows().size());
    for (List<String> row : table.rows()) {
      values.add(value(row.get(index), type));
    }
    String name = table.header().get(index);
    return switch (type) {
      case NUMBER -> number(name, values);
      case DATE -> new SeedColumn(name, "date", values);
      case TIMESTAMP -> new SeedColumn(name, "timestamp", values);
      case BOOLEAN -> new SeedColumn(name, "boolean", values);
      case TEXT -> new SeedColumn(name, "text", values);
    };
  }

  private static @Nullable Object value(String field, SeedType type) {
    if (SeedType.isNull(field)) {
      return null;
    }
    Optional<Object> value = type.parse(type == SeedType.TEXT ? field : field.strip());
    return value.orElseThrow(() -> new IllegalStateException("not a " + type + ": " + field));
  }

  private static SeedColumn number(String name, List<@Nullable Object> values) {
    boolean whole = values.stream().allMatch(v -> !(v instanceof BigDecimal d) || isWhole(d));
    boolean storable =
        values.stream()
            .allMatch(v -> !(v instanceof BigDecimal d) || d.precision() - d.scale() <= 38);
    if (!whole || !storable) {
      return new SeedColumn(name, "double precision", mapped(values, BigDecimal::doubleValue));
    }
    boolean small =
        values.stream()
            .allMatch(v -> !(v instanceof BigDecimal d) || within(d, INTEGER_MIN, INTEGER_MAX));
    boolean large =
        values.stream()
            .allMatch(v -> !(v instanceof BigDecimal d) || within(d, BIGINT_MIN, BIGINT_MAX));
    if (!large) {
      return new SeedColumn(name, "decimal(38, 0)", mapped(values, d -> d.setScale(0)));
    }
    return new SeedColumn(
        name, small ? "integer" : "bigint", mapped(values, BigDecimal::longValueExact));
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static boolean within(BigDecimal number, BigDecimal min, BigDecimal max) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }

  private static List<@Nullable Object> mapped(
      List<@Nullable Object> values, Function<BigDecimal, Object> change) {
    List<@Nullable Object> changed = new ArrayList<>(values.size());
    for (Object value : values) {
      changed.add(value instanceof BigDecimal number ? change.apply(number) : null);
    }
    return Collections.unmodifiableList(changed);
  }
}

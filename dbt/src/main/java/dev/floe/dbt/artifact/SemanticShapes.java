package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.semantic.Granularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The short forms that all of the semantic layer shares, written out as the manifest has them. */
final class SemanticShapes {

  private static final Pattern WINDOW = Pattern.compile("\\s*(\\d{1,9})\\s+(\\w+)\\s*");

  private SemanticShapes() {}

  /** A measure or metric that another one is made of: a name, or a mapping. */
  static Map<String, @Nullable Object> input(Object written) {
    Map<String, @Nullable Object> input = PlainValues.mapping(written);
    if (!(written instanceof Map<?, ?>)) {
      input.put("name", String.valueOf(written));
    }
    input.put("filter", filter(input.get("filter")));
    input.putIfAbsent("alias", null);
    return input;
  }

  static Map<String, @Nullable Object> measure(Object written) {
    Map<String, @Nullable Object> input = input(written);
    input.putIfAbsent("join_to_timespine", false);
    input.putIfAbsent("fill_nulls_with", null);
    return input;
  }

  static Map<String, @Nullable Object> metric(Object written) {
    Map<String, @Nullable Object> input = input(written);
    input.put("offset_window", window(input.get("offset_window")));
    input.putIfAbsent("offset_to_grain", null);
    return input;
  }

  static @Nullable Object filter(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    List<Map<String, String>> filters = new ArrayList<>();
    for (String text : PlainValues.texts(written)) {
      filters.add(Map.of("where_sql_template", text));
    }
    return Map.of("where_filters", filters);
  }

  /** {@code 7 days}; a granularity of the project's own keeps its last letter. */
  static @Nullable Object window(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    Matcher window = WINDOW.matcher(String.valueOf(written).toLowerCase(Locale.ROOT));
    if (!window.matches()) {
      return written;
    }
    String grain = window.group(2);
    boolean plural =
        grain.endsWith("s") && Granularity.of(grain.substring(0, grain.length() - 1)).isPresent();
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("count", Long.valueOf(window.group(1)));
    shape.put("granularity", plural ? grain.substring(0, grain.length() - 1) : grain);
    return shape;
  }

  /** A word of a fixed list, which may be written in capitals. */
  static @Nullable Object word(@Nullable Object written) {
    return written instanceof String text ? text.toLowerCase(Locale.ROOT) : written;
  }

  /** The granularities that a time spine has columns for. */
  static List<Map<String, @Nullable Object>> granularities(@Nullable Object written) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Object one : PlainValues.list(written)) {
      all.add(parts(one, List.of("name", "column_name")));
    }
    return all;
  }

  /** The parts that a mapping may have, in order, {@code null} where it has none. */
  static Map<String, @Nullable Object> parts(@Nullable Object written, List<String> keys) {
    Map<String, @Nullable Object> mapping = PlainValues.mapping(written);
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    keys.forEach(key -> shape.put(key, mapping.get(key)));
    return shape;
  }
}

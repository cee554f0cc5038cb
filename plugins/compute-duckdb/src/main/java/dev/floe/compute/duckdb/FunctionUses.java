package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Use;
import java.util.Set;

/** What DuckDB's functions do to the values they are given, as far as lineage must know it. */
final class FunctionUses {

  /**
   * Aggregates whose result shows no single value they were given. All others ({@code min}, {@code
   * list}, {@code first}, {@code lag}…) hand values through and count as transformations, so that
   * what is sensitive stays so.
   */
  private static final Set<String> MIXING =
      Set.of(
          "count",
          "count_star",
          "sum",
          "sum_no_overflow",
          "fsum",
          "kahan_sum",
          "sumkahan",
          "avg",
          "mean",
          "favg",
          "product",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "variance",
          "var_pop",
          "var_samp",
          "sem",
          "skewness",
          "kurtosis",
          "kurtosis_pop",
          "entropy",
          "corr",
          "covar_pop",
          "covar_samp",
          "regr_avgx",
          "regr_avgy",
          "regr_count",
          "regr_intercept",
          "regr_r2",
          "regr_slope",
          "regr_sxx",
          "regr_sxy",
          "regr_syy",
          "approx_count_distinct",
          "bool_and",
          "bool_or",
          "bit_and",
          "bit_or",
          "bit_xor",
          "count_if",
          "countif",
          "sum_if");

  /** Functions whose result has the same type whatever they are given. */
  private static final Set<String> FIXED_TYPE =
      Set.of(
          "count",
          "count_star",
          "approx_count_distinct",
          "length",
          "lower",
          "upper",
          "trim",
          "ltrim",
          "rtrim",
          "md5",
          "sha256",
          "replace",
          "regexp_replace",
          "split_part",
          "strftime",
          "string_agg",
          "count_if",
          "countif");

  /**
   * Table functions that read no relation: they make rows of their arguments, or list a catalog.
   */
  private static final Set<String> MAKING_ROWS =
      Set.of(
          "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree");

  private FunctionUses() {}

  static Use ofAggregate(String function) {
    return MIXING.contains(function) ? Use.AGGREGATION : Use.TRANSFORMATION;
  }

  static boolean fixesType(String function) {
    return FIXED_TYPE.contains(function);
  }

  static boolean makesRows(String function) {
    return MAKING_ROWS.contains(function)
        || function.startsWith("duckdb_")
        || function.startsWith("pragma_");
  }
}

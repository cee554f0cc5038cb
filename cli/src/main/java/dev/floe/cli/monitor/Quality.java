package dev.floe.cli.monitor;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.TestSpec;
import dev.floe.spi.Dialect;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures the dimensions of quality of a relation by the tests that are declared on it: a
 * dimension is the mean of the shares of its tests, and accuracy the share of rows that pass all
 * tests of single rows. What no test speaks of is not measured.
 */
final class Quality {

  /** The mean of the dimensions that are promised; of all, where none of them is measured. */
  static final String SCORE = "quality_score";

  /** Not asked of rows: {@link Timeliness} knows it. */
  static final String TIMELINESS = "timeliness";

  private static final Map<String, String> DIMENSIONS =
      Map.of(
          "not_null", "completeness",
          "unique", "uniqueness",
          "accepted_values", "validity",
          "relationships", "consistency");

  private final Session session;
  private final Dialect dialect;
  private final String relation;
  private final Set<String> promised;
  private final List<TestedNow> tested = new ArrayList<>();

  /**
   * @param promised the dimensions somebody counts on
   */
  Quality(Session session, Dialect dialect, String relation, Set<String> promised) {
    this.session = session;
    this.dialect = dialect;
    this.relation = relation;
    this.promised = Set.copyOf(promised);
  }

  /**
   * Dimension to share of a hundred.
   *
   * @param measured what is known otherwise
   */
  SortedMap<String, Double> of(List<Node.Test> tests, Map<String, Double> measured)
      throws SqlFailure {
    SortedMap<String, List<Double>> shares = new TreeMap<>();
    for (Node.Test test : tests) {
      String dimension = DIMENSIONS.get(test.spec().kind());
      Optional<Long> failures = failures(test);
      if (dimension != null && failures.isPresent()) {
        shares
            .computeIfAbsent(dimension, unseen -> new ArrayList<>())
            .add(share(test.spec(), failures.get()));
      }
    }
    SortedMap<String, Double> quality = new TreeMap<>(measured);
    shares.forEach((dimension, all) -> quality.put(dimension, mean(all)));
    Optional<String> good = new RowTests(dialect).all(tests);
    if (good.isPresent()) {
      quality.put(
          "accuracy",
          percent(
              "select sum(case when "
                  + good.get()
                  + " then 1 else 0 end), count(*) from "
                  + relation));
    }
    if (!quality.isEmpty()) {
      quality.put(SCORE, score(quality));
    }
    return quality;
  }

  private double score(SortedMap<String, Double> quality) {
    List<Double> counted =
        quality.entrySet().stream()
            .filter(one -> promised.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return mean(counted.isEmpty() ? List.copyOf(quality.values()) : counted);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(100);
  }

  /** What each test found. */
  List<TestedNow> tested() {
    return tested;
  }

  /** How many rows there are. */
  long rows() throws SqlFailure {
    return number(
        session.query("select count(*) from " + relation, 1).rows().getFirst().getFirst());
  }

  /** What a test counts now; absent where its SQL depends on a run. */
  private Optional<Long> failures(Node.Test test) throws SqlFailure {
    if (!(test.body() instanceof SqlBody.Static known)) {
      return Optional.empty();
    }
    String counted = test.spec().failCalc();
    String sql =
        "select "
            + counted
            + ", case when "
            + counted
            + " "
            + test.spec().errorIf()
            + " then 1 else 0 end from (\n"
            + known.sql().text()
            + "\n) as floe_test";
    List<?> row = session.query(sql, 1).rows().getFirst();
    tested.add(new TestedNow(test, number(row.get(0)), number(row.get(1)) == 0));
    return Optional.of(number(row.get(0)));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Tests count values or rows; a share of rows is asked for where they count values. */
  private double share(TestSpec spec, long failures) throws SqlFailure {
    String column = spec.columns().isEmpty() ? "" : dialect.quote(spec.columns().getFirst());
    return switch (spec.kind()) {
      case "unique" ->
          percent(
              "select sum(case when n = 1 then 1 else 0 end), sum(n) from (select count(*) as n from "
                  + relation
                  + " where "
                  + column
                  + " is not null group by "
                  + column
                  + ") as floe_keys");
      case "accepted_values" ->
          percent(
              "select sum(case when "
                  + column
                  + " in ("
                  + new RowTests(dialect).values(spec)
                  + ") then 1 else 0 end), count(*) from "
                  + relation
                  + " where "
                  + column
                  + " is not null");
      default -> percent("select count(*) - " + failures + ", count(*) from " + relation);
    };
  }

  /** An empty relation has nothing wrong with it. */
  private double percent(String sql) throws SqlFailure {
    List<?> row = session.query(sql, 1).rows().getFirst();
    long all = number(row.get(1));
    return all == 0 ? 100 : Math.max(0, number(row.get(0))) * 100.0 / all;
  }
}

package dev.floe.contracts.data;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.contracts.Widening;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a contract against the table behind it: one query for its columns, one for all counts. */
public final class DataCheck {

  private final Contract contract;
  private final Session session;
  private final Dialect dialect;
  private final String table;
  private final List<Finding> findings = new ArrayList<>();

  private DataCheck(Contract contract, Session session, Dialect dialect, RelationName table) {
    this.contract = contract;
    this.session = session;
    this.dialect = dialect;
    this.table = dialect.render(table);
  }

  /** How old the data is. */
  public record Age(Optional<Instant> published, Instant now) {}

  /**
   * What holds and what does not.
   *
   * @throws SqlFailure if the table cannot be read
   */
  public static List<Finding> run(
      Contract contract, Session session, Dialect dialect, RelationName table, Age age)
      throws SqlFailure {
    DataCheck check = new DataCheck(contract, session, dialect, table);
    List<ContractColumn> there = check.schema();
    check.values(there);
    check.freshness(age);
    contract
        .sla()
        .availability()
        .ifPresent(share ->
            check.findings.add(
                new Finding(
                    "sla.availability",
                    Finding.Verdict.UNKNOWN,
                    share + " promised; the table could be read now")));
    return check.findings;
  }

  private List<ContractColumn> schema() throws SqlFailure {
    Rows none = session.query("select * from " + table + " where 1 = 0", 1);
    List<ContractColumn> there = new ArrayList<>();
    for (ContractColumn column : contract.columns()) {
      Optional<Column> real =
          none.columns().stream()
              .filter(one -> one.name().equalsIgnoreCase(column.name()))
              .findFirst();
      if (real.isEmpty()) {
        findings.add(Finding.of(column.name(), false, "the table has no such column"));
      } else {
        there.add(column.named(real.get().name()));
        column.type().ifPresent(type -> type(column.name(), type, real.get().type()));
      }
    }
    return there;
  }

  private void type(String column, Type promised, Type real) {
    String is = TypeNames.print(real);
    boolean held = Widening.fits(real, promised) || is.equals(TypeNames.print(promised));
    findings.add(
        Finding.of(
            column,
            held,
            held ? "type " + is : "type " + TypeNames.print(promised) + ": is " + is));
  }

  /** A count in the one query that counts everything, and what becomes of it. */
  private record Count(String sql, Meaning meaning) {}

  /** What a count says, of so many rows. */
  private interface Meaning {
    void tell(long count, long rows);
  }

  private void values(List<ContractColumn> columns) throws SqlFailure {
    List<Count> counts = new ArrayList<>();
    for (ContractColumn column : columns) {
      String name = dialect.quote(column.name());
      if (column.required()) {
        counts.add(none(column.name(), "required", name + " is null", "have no value"));
      }
      if (!column.allowedValues().isEmpty()) {
        counts.add(none(column.name(), "allowed values", outside(column), "have another"));
      }
      if (column.unique()) {
        counts.add(repeated(column.name(), "unique", "count(" + name + ")", "distinct " + name));
      }
    }
    quality(columns, counts);
    String all = counts.stream().map(count -> ", " + count.sql()).collect(Collectors.joining());
    List<Object> row = new ArrayList<>();
    session
        .query("select count(*)" + all + " from " + table, 1)
        .rows()
        .getFirst()
        .forEach(value -> row.add(value == null ? 0L : value));
    for (int i = 0; i < counts.size(); i++) {
      counts.get(i).meaning().tell(number(row.get(i + 1)), number(row.getFirst()));
    }
    key(columns);
  }

  private static long number(Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private String outside(ContractColumn column) {
    String values =
        column.allowedValues().stream().map(dialect::literal).collect(Collectors.joining(", "));
    return "cast("
        + dialect.quote(column.name())
        + " as "
        + dialect.textType()
        + ") not in ("
        + values
        + ")";
  }

  private static String countIf(String condition) {
    return "sum(case when " + condition + " then 1 else 0 end)";
  }

  private Count none(String subject, String promise, String condition, String words) {
    return new Count(
        countIf(condition),
        (bad, rows) ->
            findings.add(
                Finding.of(
                    subject,
                    bad == 0,
                    promise
                        + ": "
                        + (bad == 0 ? "all " : bad + " of ")
                        + rows
                        + " rows"
                        + (bad == 0 ? "" : " " + words))));
  }

  private Count repeated(String subject, String promise, String all, String distinct) {
    return new Count(
        all + " - count(" + distinct + ")",
        (bad, rows) ->
            findings.add(
                Finding.of(
                    subject,
                    bad == 0,
                    promise + ": " + (bad == 0 ? "no value is repeated" : bad + " repeated"))));
  }

  private void key(List<ContractColumn> columns) throws SqlFailure {
    List<String> key =
        columns.stream()
            .filter(ContractColumn::primaryKey)
            .map(column -> dialect.quote(column.name()))
            .toList();
    if (!key.isEmpty() && key.size() == contract.primaryKey().size()) {
      String names = String.join(", ", key);
      String groups =
          "select count(*) from (select 1 as one from "
              + table
              + " group by "
              + names
              + " having count(*) > 1) as repeated";
      @Nullable Object count = session.query(groups, 1).rows().getFirst().getFirst();
      long bad = count == null ? 0 : number(count);
      findings.add(
          Finding.of(
              "primary key",
              bad == 0,
              String.join(", ", contract.primaryKey())
                  + (bad == 0 ? ": every row has its own" : ": " + bad + " keys are repeated")));
    }
  }

  /** The dimensions that can be measured by a look at the columns; the rest is unknown. */
  private void quality(List<ContractColumn> columns, List<Count> counts) {
    List<ContractColumn> required = columns.stream().filter(ContractColumn::required).toList();
    List<ContractColumn> restricted =
        columns.stream().filter(column -> !column.allowedValues().isEmpty()).toList();
    contract
        .sla()
        .quality()
        .forEach((dimension, minimum) -> {
          List<String> bad =
              switch (dimension) {
                case "completeness" ->
                    required.stream()
                        .map(column -> dialect.quote(column.name()) + " is null")
                        .toList();
                case "validity" -> restricted.stream().map(this::outside).toList();
                default -> List.of();
              };
          if (bad.isEmpty()) {
            findings.add(
                new Finding(
                    "sla.quality." + dimension,
                    Finding.Verdict.UNKNOWN,
                    minimum + " promised; nothing in the contract measures it"));
          } else {
            counts.add(share(dimension, minimum, bad));
          }
        });
  }

  private Count share(String dimension, Percentage minimum, List<String> bad) {
    String sum = bad.stream().map(DataCheck::countIf).collect(Collectors.joining(" + "));
    return new Count(
        "(" + sum + ")",
        (failures, rows) -> {
          long values = rows * bad.size();
          BigDecimal share =
              values == 0
                  ? BigDecimal.valueOf(100)
                  : BigDecimal.valueOf(values - failures)
                      .multiply(BigDecimal.valueOf(100))
                      .divide(BigDecimal.valueOf(values), 4, RoundingMode.FLOOR);
          Percentage measured = new Percentage(share);
          findings.add(
              Finding.of(
                  "sla.quality." + dimension,
                  measured.compareTo(minimum) >= 0,
                  measured + ", " + minimum + " promised"));
        });
  }

  private void freshness(Age age) {
    contract
        .sla()
        .freshness()
        .ifPresent(promised -> {
          if (age.published().isEmpty()) {
            findings.add(
                new Finding(
                    "sla.freshness",
                    Finding.Verdict.UNKNOWN,
                    Durations.print(promised) + " promised; nobody noted when it was published"));
            return;
          }
          Duration old = Duration.between(age.published().get(), age.now());
          Duration shown = Duration.ofSeconds(Math.max(0, old.toSeconds()));
          findings.add(
              Finding.of(
                  "sla.freshness",
                  old.compareTo(promised) <= 0,
                  "published "
                      + Durations.print(shown)
                      + " ago, "
                      + Durations.print(promised)
                      + " promised"));
        });
  }
}

package dev.floe.cli.dbt;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.artifact.SourceFreshness;
import dev.floe.dbt.artifact.SourceFreshness.Outcome;
import dev.floe.dbt.artifact.SourceFreshness.Status;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Dialect;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the database for the newest row of a source's table and judges its age. */
final class FreshnessCheck {

  /** An empty table is as old as can be, as in dbt. */
  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final ProjectRendering rendering;
  private final Session session;
  private final Dialect dialect;
  private final Clock clock;

  FreshnessCheck(ProjectRendering rendering, Session session, Dialect dialect, Clock clock) {
    this.rendering = rendering;
    this.session = session;
    this.dialect = dialect;
    this.clock = clock;
  }

  /** What came of a table, and what is wrong with it. */
  record Checked(Outcome outcome, List<Diagnostic> found) {}

  Checked of(SourceTable table) {
    Instant started = clock.instant();
    Result<Optional<String>> query = query(table);
    if (!query.isOk()) {
      String why = query.diagnostics().getFirst().message();
      return new Checked(SourceFreshness.failed(table.uniqueId(), why), query.diagnostics());
    }
    Optional<String> sql = query.value().orElseThrow();
    if (sql.isEmpty()) {
      return refused(
          table,
          "Could not compute freshness for source "
              + table.identity().name()
              + ": it has no loaded_at_field, and "
              + dialect.name()
              + " does not note when a table was last changed",
          "write loaded_at_field: <column>, or loaded_at_query: <SQL>");
    }
    try {
      Rows rows = session.query(sql.get(), 1);
      List<@Nullable Object> row = rows.rows().isEmpty() ? List.of() : rows.rows().getFirst();
      Instant now = clock.instant();
      Optional<Instant> newest =
          row.isEmpty() || row.getFirst() == null ? Optional.of(NEVER) : moment(row.getFirst());
      return newest
          .map(moment -> judged(table, moment, now, started))
          .orElseGet(() ->
              refused(
                  table,
                  "the newest row of " + name(table) + " tells no time: " + row.getFirst(),
                  "cast it: loaded_at_field: \"cast(loaded_at as timestamp)\""));
    } catch (SqlFailure failure) {
      Diagnostic why =
          FailureReport.of(
              table.uniqueId(),
              Optional.of(place(table)),
              failure,
              Statement.of(SqlText.unmapped(sql.get())));
      return new Checked(SourceFreshness.failed(table.uniqueId(), why.message()), List.of(why));
    }
  }

  /** Its author's own query, or one for the newest of a column; none where neither is given. */
  private Result<Optional<String>> query(SourceTable table) {
    Object asked = table.extra().get("loaded_at_query");
    if (asked instanceof String own && !own.isBlank()) {
      Template template = new Template(table.identity().file(), own, span(table).start());
      return rendering
          .inline(template, table, session)
          .map(sql -> Optional.of("select (\n" + sql.text() + "\n) as max_loaded_at"));
    }
    return Result.ok(newest(table));
  }

  private Optional<String> newest(SourceTable table) {
    Object field = table.extra().get("loaded_at_field");
    if (!(field instanceof String column) || column.isBlank()) {
      return Optional.empty();
    }
    Object filter = PlainValues.mapping(table.extra().get("freshness")).get("filter");
    String relation =
        table.externalLocation().orElseGet(() -> dialect.render(table.placement().relation()));
    return Optional.of(
        "select max("
            + column
            + ") as max_loaded_at from "
            + relation
            + (filter == null ? "" : " where " + filter));
  }

  /** A time; one without a zone is UTC. */
  private static Optional<Instant> moment(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime time -> Optional.of(time.toInstant());
      case LocalDateTime time -> Optional.of(time.toInstant(ZoneOffset.UTC));
      case LocalDate day -> Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
      case String text -> parsed(text);
      case null -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Checked judged(SourceTable table, Instant newest, Instant now, Instant started) {
    Map<String, @Nullable Object> limits = PlainValues.mapping(table.extra().get("freshness"));
    Duration age = Duration.between(newest, now);
    Status status =
        exceeds(age, limits.get("error_after"))
            ? Status.ERROR
            : exceeds(age, limits.get("warn_after")) ? Status.WARN : Status.PASS;
    Outcome outcome =
        SourceFreshness.checked(
            table.uniqueId(),
            status,
            new SourceFreshness.Moments(newest, now, started, AdapterResponse.ofOneRow(dialect)),
            limits);
    return new Checked(
        outcome, status == Status.PASS ? List.of() : List.of(stale(table, status, age)));
  }

  private static boolean exceeds(Duration age, @Nullable Object written) {
    Map<String, @Nullable Object> limit = PlainValues.mapping(written);
    if (!(limit.get("count") instanceof Number count)) {
      return false;
    }
    String period = String.valueOf(limit.get("period")).toLowerCase(Locale.ROOT);
    long seconds =
        switch (period) {
          case "minute" -> 60;
          case "hour" -> 3_600;
          default -> 86_400;
        };
    return age.toSeconds() > count.longValue() * seconds;
  }

  private static Diagnostic stale(SourceTable table, Status status, Duration age) {
    Diagnostic stale =
        Diagnostic.at(
                DbtCode.STALE_SOURCE,
                span(table),
                "the newest row of source " + name(table) + " is " + text(age) + " old")
            .about(table.uniqueId());
    return status == Status.ERROR
        ? stale
        : stale.withSeverity(dev.floe.diagnostics.Severity.WARNING);
  }

  private static String text(Duration age) {
    if (age.toDays() > 100_000) {
      return "infinitely (there is none)";
    }
    return age.toDays() > 1
        ? age.toDays() + " days"
        : age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
  }

  private static Checked refused(SourceTable table, String message, String help) {
    Diagnostic why =
        Diagnostic.at(DbtCode.BAD_FRESHNESS, span(table), message)
            .about(table.uniqueId())
            .withHelp(help);
    return new Checked(SourceFreshness.failed(table.uniqueId(), message), List.of(why));
  }

  /** Where it is written how to tell. */
  private static Span place(SourceTable table) {
    return Stream.of("loaded_at_query", "loaded_at_field")
        .filter(key -> table.config().get(key).isPresent())
        .findFirst()
        .flatMap(table.config()::origin)
        .flatMap(Origin::span)
        .orElseGet(() -> span(table));
  }

  private static Span span(SourceTable table) {
    return table.properties().declaredAt().orElse(Span.file(table.identity().file()));
  }

  private static String name(SourceTable table) {
    return table.sourceName() + "." + table.identity().name();
  }
}

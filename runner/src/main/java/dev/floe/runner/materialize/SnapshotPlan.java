package dev.floe.runner.materialize;

import dev.floe.dbt.NodeRuntime.SnapshotStrategy;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.Column;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A snapshot's configuration, in SQL. */
final class SnapshotPlan {

  /** How a change is noticed. */
  enum Strategy {
    TIMESTAMP,
    CHECK
  }

  /** What becomes of rows the query no longer returns. */
  enum HardDeletes {
    IGNORE,
    INVALIDATE,
    NEW_RECORD
  }

  static final String KEY = "__floe_key_";
  static final String UPDATED_AT = "__floe_updated_at";
  static final String SCD_ID = "__floe_scd_id";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Build build;
  private final Settings settings;
  private final Optional<SnapshotStrategy> own;
  private final List<String> keys;

  /**
   * @param own a strategy the project brings
   */
  SnapshotPlan(Build build, Optional<SnapshotStrategy> own) {
    this.build = build;
    this.settings = build.settings();
    this.own = own;
    this.keys = own.map(SnapshotStrategy::uniqueKey).orElse(settings.texts("unique_key"));
  }

  /** Why it cannot be executed as configured. */
  List<Diagnostic> problems() {
    List<Diagnostic> problems = new ArrayList<>();
    if (keys.isEmpty()) {
      problems.add(build.unusable("a snapshot needs a unique_key"));
    }
    if (own.isEmpty()) {
      problems.addAll(problemsOfStrategy());
    }
    if (hardDeletes().isEmpty()) {
      String typed = settings.text("hard_deletes").orElse("");
      problems.add(
          build
              .unusable("hard_deletes '" + typed + "' is not known")
              .withHelp(Suggestion.help(typed, words(HardDeletes.values()))));
    }
    return problems;
  }

  private List<Diagnostic> problemsOfStrategy() {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<Strategy> strategy = strategy();
    if (strategy.isEmpty()) {
      String typed = settings.text("strategy").orElse("");
      problems.add(
          build
              .unusable("the snapshot strategy '" + typed + "' is not known")
              .withHelp(Suggestion.help(typed, words(Strategy.values()))));
    } else if (strategy.get() == Strategy.TIMESTAMP && settings.text("updated_at").isEmpty()) {
      problems.add(build.unusable("a snapshot of strategy timestamp needs updated_at"));
    } else if (strategy.get() == Strategy.CHECK && settings.texts("check_cols").isEmpty()) {
      problems.add(build.unusable("a snapshot of strategy check needs check_cols"));
    }
    return problems;
  }

  private static List<String> words(Enum<?>[] values) {
    return Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private Optional<Strategy> strategy() {
    String word = settings.text("strategy").orElse("").toUpperCase(Locale.ROOT);
    return Stream.of(Strategy.values()).filter(s -> s.name().equals(word)).findFirst();
  }

  Optional<HardDeletes> hardDeletes() {
    Optional<String> word = settings.text("hard_deletes");
    if (word.isEmpty()) {
      return Optional.of(
          settings.isOn("invalidate_hard_deletes") ? HardDeletes.INVALIDATE : HardDeletes.IGNORE);
    }
    String wanted = word.get().toUpperCase(Locale.ROOT);
    return Stream.of(HardDeletes.values()).filter(h -> h.name().equals(wanted)).findFirst();
  }

  boolean keepsDeletions() {
    return hardDeletes().filter(h -> h == HardDeletes.NEW_RECORD).isPresent();
  }

  /** A column of the snapshot's own, under the name its author wants, quoted. */
  String meta(Meta column) {
    return build.quote(
        settings
            .map("snapshot_meta_column_names")
            .text(column.standardName())
            .orElse(column.standardName()));
  }

  /** Expressions added to what the query returns. */
  String workedOut() {
    String numbered =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "(" + keys.get(i) + ") as " + KEY + i)
            .collect(Collectors.joining(", "));
    return numbered
        + ", "
        + updatedAt()
        + " as "
        + UPDATED_AT
        + ", "
        + own.map(SnapshotStrategy::scdId).orElseGet(() -> hash(keys, updatedAt()))
        + " as "
        + SCD_ID;
  }

  int workedOutColumns() {
    return keys.size() + 2;
  }

  private String updatedAt() {
    return own.map(SnapshotStrategy::updatedAt)
        .or(() -> settings.text("updated_at"))
        .map(u -> "(" + u + ")")
        .orElse(now());
  }

  /** What tells the time of a row, as it is written. */
  String writtenTime() {
    return settings.text("updated_at").orElse("updated_at");
  }

  /** The time of this run, the same for every row. */
  String now() {
    return "cast('" + TIMESTAMP.format(build.now()) + "' as timestamp)";
  }

  /** The identity of a version, as dbt computes it. */
  String hash(List<String> expressions, String at) {
    String text = build.session().dialect().textType();
    return Stream.concat(expressions.stream(), Stream.of(at))
        .map(e -> "coalesce(cast(" + e + " as " + text + "), '')")
        .collect(Collectors.joining(" || '|' || ", "md5(", ")"));
  }

  List<String> keys() {
    return keys;
  }

  /** What stands in {@code dbt_valid_to} of a version that holds; of the type of {@code time}. */
  String openEnd(String time) {
    String none = "nullif(" + time + ", " + time + ")";
    return settings
        .text("dbt_valid_to_current")
        .map(end -> "coalesce(" + none + ", " + end + ")")
        .orElse(none);
  }

  /** Whether a version of the snapshot, named so, holds. */
  String holds(String version) {
    String end = version + "." + meta(Meta.VALID_TO);
    return settings
        .text("dbt_valid_to_current")
        .map(current -> "(" + end + " is null or " + end + " = " + current + ")")
        .orElse(end + " is null");
  }

  /** Whether a row {@code s} of the query is another version than {@code t}. */
  String changed(List<Column> columns, List<Column> added) {
    String byStrategy =
        own.map(SnapshotStrategy::rowChanged).orElseGet(() -> changedBySettings(columns, added));
    return keepsDeletions()
        ? "(" + byStrategy + " or t." + meta(Meta.IS_DELETED) + " = 'True')"
        : "(" + byStrategy + ")";
  }

  private String changedBySettings(List<Column> columns, List<Column> added) {
    return strategy().filter(s -> s == Strategy.TIMESTAMP).isPresent()
        ? "t." + meta(Meta.VALID_FROM) + " < s." + UPDATED_AT
        : checked(columns, added);
  }

  private String checked(List<Column> columns, List<Column> added) {
    List<String> wanted = settings.texts("check_cols");
    boolean all = wanted.size() == 1 && wanted.getFirst().equalsIgnoreCase("all");
    if (all && !added.isEmpty()) {
      return "true";
    }
    return (all ? columns.stream().map(Column::name).toList() : asReturned(wanted, columns))
        .stream()
            .map(build::quote)
            .map(c -> "s." + c + " is distinct from t." + c)
            .collect(Collectors.joining(" or "));
  }

  /** The columns as the query spells them: configuration need not care for case. */
  private static List<String> asReturned(List<String> wanted, List<Column> columns) {
    return wanted.stream()
        .map(name ->
            columns.stream()
                .map(Column::name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name))
        .toList();
  }

  /** The first state of a snapshot: every row is a version that holds. */
  String firstVersions(String seen, List<Column> columns) {
    return "select " + versionColumns("s", columns) + " from " + seen + " as s";
  }

  /** A version made of a row that was seen. */
  String versionColumns(String row, List<Column> columns) {
    String at = row + "." + UPDATED_AT;
    String own =
        columns.stream()
            .map(c -> row + "." + build.quote(c.name()))
            .collect(Collectors.joining(", "));
    String meta =
        String.join(
            ", ",
            row + "." + SCD_ID + " as " + meta(Meta.SCD_ID),
            at + " as " + meta(Meta.UPDATED_AT),
            at + " as " + meta(Meta.VALID_FROM),
            openEnd(at) + " as " + meta(Meta.VALID_TO));
    return own + ", " + meta + (keepsDeletions() ? ", 'False' as " + meta(Meta.IS_DELETED) : "");
  }

  /** The columns of a version, in the order of {@link #versionColumns}. */
  String columnList(List<Column> columns) {
    return Stream.concat(
            columns.stream().map(c -> build.quote(c.name())),
            metaColumns().stream().map(this::meta))
        .collect(Collectors.joining(", "));
  }

  List<Meta> metaColumns() {
    return Stream.of(Meta.values()).filter(m -> m != Meta.IS_DELETED || keepsDeletions()).toList();
  }

  /** Columns a snapshot must have and this table has not. */
  List<String> missingFrom(List<Column> there) {
    return metaColumns().stream()
        .map(this::meta)
        .filter(m -> there.stream().noneMatch(t -> build.quote(t.name()).equalsIgnoreCase(m)))
        .toList();
  }

  /** The columns dbt adds to a snapshot. */
  enum Meta {
    SCD_ID,
    UPDATED_AT,
    VALID_FROM,
    VALID_TO,
    IS_DELETED;

    String standardName() {
      return "dbt_" + name().toLowerCase(Locale.ROOT);
    }
  }
}

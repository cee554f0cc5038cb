package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the columns that arrive differ from those that are there, and what is done about it. */
final class SchemaChange {

  /** {@code on_schema_change}. */
  enum Policy {
    IGNORE,
    FAIL,
    APPEND_NEW_COLUMNS,
    SYNC_ALL_COLUMNS;

    static Optional<Policy> of(Settings settings) {
      String word = settings.text("on_schema_change").orElse("ignore");
      return Stream.of(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Build build;
  private final Policy policy;
  private final List<Column> arriving;
  private final List<Column> there;
  private final List<Column> added;
  private final List<Column> removed;
  private final List<Column> retyped;

  private SchemaChange(Build build, Policy policy, List<Column> arriving, List<Column> there) {
    this.build = build;
    this.policy = policy;
    this.arriving = arriving;
    this.there = there;
    this.added = arriving.stream().filter(c -> find(there, c.name()).isEmpty()).toList();
    this.removed = there.stream().filter(c -> find(arriving, c.name()).isEmpty()).toList();
    this.retyped =
        arriving.stream()
            .filter(c -> find(there, c.name()).filter(old -> !sameType(old, c)).isPresent())
            .toList();
  }

  static SchemaChange between(Build build, Policy policy, List<Column> arriving) throws SqlFailure {
    return new SchemaChange(build, policy, arriving, build.session().columns(build.target()));
  }

  static Diagnostic unknown(Build build) {
    String typed = build.settings().text("on_schema_change").orElse("");
    return build
        .unusable("on_schema_change '" + typed + "' is not known")
        .withHelp(Suggestion.help(typed, Stream.of(Policy.values()).map(Policy::word).toList()));
  }

  /** Why nothing must be written. */
  Optional<Diagnostic> refusal() {
    if (policy != Policy.FAIL || (added.isEmpty() && removed.isEmpty() && retyped.isEmpty())) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        build
            .problem(
                RunCode.SCHEMA_CHANGED,
                "the columns of " + build.node().info().name() + " are not those of its table")
            .withHelp("rebuild it with --full-refresh, or set another on_schema_change");
    for (String line : differences()) {
      diagnostic = diagnostic.withNote(Note.of(line));
    }
    return Optional.of(diagnostic);
  }

  private List<String> differences() {
    List<String> lines = new ArrayList<>();
    added.forEach(c -> lines.add("new: " + c.name() + " " + c.nativeType()));
    removed.forEach(c -> lines.add("gone: " + c.name() + " " + c.nativeType()));
    retyped.forEach(c -> lines.add("now " + c.nativeType() + ": " + c.name()));
    return lines;
  }

  /** Changes the table as far as the policy wants it. */
  void apply() throws SqlFailure {
    switch (policy) {
      case IGNORE, FAIL -> {}
      case APPEND_NEW_COLUMNS -> add();
      case SYNC_ALL_COLUMNS -> {
        add();
        for (Column column : removed) {
          alter("drop column " + build.quote(column.name()));
        }
        for (Column column : retyped) {
          alter("alter column " + build.quote(column.name()) + " type " + column.nativeType());
        }
      }
    }
  }

  private void add() throws SqlFailure {
    for (Column column : added) {
      alter("add column " + build.quote(column.name()) + " " + column.nativeType());
    }
  }

  private void alter(String change) throws SqlFailure {
    build.session().execute("alter table " + build.targetSql() + " " + change);
  }

  /** The columns to fill: the table's own where its columns are not to change. */
  List<Column> columnsToWrite() {
    return policy == Policy.IGNORE ? there : arriving;
  }

  private static Optional<Column> find(List<Column> columns, String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  private static boolean sameType(Column one, Column other) {
    return one.type().equals(other.type());
  }
}

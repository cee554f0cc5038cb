package dev.floe.analysis;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.BoundQuery;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Binds one query. A column that a query names and no known relation has is a mistake, unless one
 * of the relations it reads is open: then the column is taken to be that relation's.
 */
final class QueryBinding {

  private final SqlAnalyzer analyzer;
  private final Shadow shadow;
  private boolean functionsMayComeLater;

  QueryBinding(SqlAnalyzer analyzer, Shadow shadow) {
    this.analyzer = analyzer;
    this.shadow = shadow;
  }

  void prepare(String sql) {
    try {
      analyzer.prepare(sql);
    } catch (SqlFailure e) {
      functionsMayComeLater();
    }
  }

  void functionsMayComeLater() {
    functionsMayComeLater = true;
  }

  /**
   * @param query whether the SQL is known to be a query and nothing else
   */
  Outcome bind(Node node, SqlText sql, boolean query) {
    List<OpenRelation> open = shadow.openRelations(node);
    Findings findings = new Findings(node, sql);
    ExternalReads declared = ExternalReads.in(sql.text(), shadow.externalSources(node));
    if (declared.any()) {
      Ended asDeclared = run(declared, findings, open);
      if (asDeclared.isBound()) {
        return asDeclared.outcome(bound -> traced(declared.text(), bound, open));
      }
    }
    Ended ended = run(ExternalReads.none(sql.text()), findings, open);
    return ended.last() instanceof Failed failed
        ? failed(node, findings, failed.failure(), open, query, ended.noticed())
        : ended.outcome(bound -> traced(sql.text(), bound, open));
  }

  /** What binding came to in the end, and what was noticed on the way. */
  private record Ended(Attempt last, List<Diagnostic> noticed) {

    boolean isBound() {
      return last instanceof Bound;
    }

    Outcome outcome(UnaryOperator<BoundQuery> traced) {
      return switch (last) {
        case Bound bound -> new Outcome(traced.apply(bound.query()), noticed);
        case Failed failed -> throw new IllegalStateException("not bound", failed.failure());
      };
    }
  }

  /** Binds again and again, as long as a column that was missing can be one of an open relation. */
  private Ended run(ExternalReads sql, Findings findings, List<OpenRelation> open) {
    List<Diagnostic> noticed = new ArrayList<>();
    Attempt attempt = attempt(sql.text());
    while (attempt instanceof Failed failed) {
      Optional<Owned> owned = owner(sql.text(), failed.failure(), open);
      if (owned.isEmpty()) {
        return new Ended(failed, noticed);
      }
      noticed.addAll(
          findings.undeclared(
              owned.get().owner(), owned.get().column(), sql.asWritten(failed.failure())));
      attempt = owned.get().next();
    }
    return new Ended(attempt, noticed);
  }

  private BoundQuery traced(String sql, BoundQuery bound, List<OpenRelation> open) {
    BoundQuery closed = OpenResults.closed(bound, open);
    return new Attribution(shadow, open, () -> attempt(sql) instanceof Bound).checked(closed);
  }

  /** What an attempt to bind came to. */
  private sealed interface Attempt {}

  private record Bound(BoundQuery query) implements Attempt {}

  private record Failed(SqlFailure failure) implements Attempt {

    boolean alike(Failed other) {
      return failure.kind() == other.failure.kind()
          && failure.subject().equals(other.failure.subject())
          && failure.offset().equals(other.failure.offset());
    }
  }

  /** The relation that a column was missing from, and how binding goes on with it. */
  private record Owned(OpenRelation owner, String column, Attempt next) {}

  private Attempt attempt(String sql) {
    try {
      return new Bound(analyzer.bind(sql));
    } catch (SqlFailure failure) {
      return new Failed(failure);
    }
  }

  /** The open relation that makes a failure go away when it has the column that is not known. */
  private Optional<Owned> owner(String sql, SqlFailure failure, List<OpenRelation> open) {
    if (failure.kind() != SqlFailure.Kind.UNKNOWN_COLUMN || failure.subject().isEmpty()) {
      return Optional.empty();
    }
    for (String column : DottedName.columns(sql, failure)) {
      for (OpenRelation relation : open) {
        Optional<Attempt> next = withColumn(sql, failure, relation, column);
        if (next.isPresent()) {
          return Optional.of(new Owned(relation, column, next.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Attempt> withColumn(
      String sql, SqlFailure failure, OpenRelation relation, String column) {
    if (relation.has(column)) {
      return Optional.empty();
    }
    relation.add(column);
    shadow.declare(relation);
    Attempt next = attempt(sql);
    if (next instanceof Failed again && again.alike(new Failed(failure))) {
      relation.remove(column);
      shadow.declare(relation);
      return Optional.empty();
    }
    return Optional.of(next);
  }

  private Outcome failed(
      Node node,
      Findings findings,
      SqlFailure failure,
      List<OpenRelation> open,
      boolean query,
      List<Diagnostic> noticed) {
    Optional<String> doubt =
        query ? doubt(failure, open) : Optional.of("its SQL is not known to be a query");
    if (doubt.isPresent()) {
      noticed.addAll(findings.foreignRelation(failure));
      return new Outcome(new BoundQuery.Unknown(doubt.get()), noticed);
    }
    if (isInlined(node)) {
      return new Outcome(new BoundQuery.Unknown("its SQL has errors"), List.of());
    }
    shadow.breakSilently(node.uniqueId());
    noticed.add(findings.mistake(failure));
    return new Outcome(new BoundQuery.Unknown("its SQL has errors"), noticed);
  }

  /**
   * An ephemeral model runs as part of what reads it, and not at all if nothing does: its mistakes
   * are found there, at its own lines.
   */
  private static boolean isInlined(Node node) {
    return node instanceof Node.Model model && model.location().isEmpty();
  }

  /** Why a failure here does not mean a failure of the run; absent where it does. */
  private Optional<String> doubt(SqlFailure failure, List<OpenRelation> open) {
    String words = failure.getMessage().lines().findFirst().orElse("");
    return switch (failure.kind()) {
      case SYNTAX -> Optional.empty();
      case UNKNOWN_COLUMN -> Optional.empty();
      case UNKNOWN_FUNCTION ->
          functionsMayComeLater
              ? Optional.of("it calls a function that may be made before it runs: " + words)
              : Optional.empty();
      case UNKNOWN_RELATION ->
          Optional.of("it reads a relation that is no node of the product: " + words);
      case AMBIGUOUS_NAME, TYPE, SEMANTIC ->
          open.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "not every column of '" + open.getFirst().name() + "' is known: " + words);
      case DATA,
          CONSTRAINT,
          ALREADY_EXISTS,
          PERMISSION,
          CONFIGURATION,
          CANCELLED,
          DEADLINE,
          LOCKED,
          RESOURCE,
          CONNECTION,
          OTHER ->
          Optional.of("the engine could not check it: " + words);
    };
  }
}

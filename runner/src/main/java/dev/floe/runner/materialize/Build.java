package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.RelationName;
import java.time.Instant;

/**
 * One node's turn: what to make, of what, and how.
 *
 * @param query ready to be embedded
 * @param now the one time this node's rows may know
 */
record Build(
    Node node,
    RelationName target,
    SqlText query,
    Settings settings,
    NodeSession session,
    RunOptions options,
    Instant now) {

  /** Whether what is there is to be thrown away: the node's own word goes before the command's. */
  boolean fromNothing() {
    return settings.flag("full_refresh").orElse(options.refresh() == RunOptions.Refresh.FULL);
  }

  /** A name beside the target for what is not finished. */
  RelationName beside(String suffix) {
    return new RelationName(target.database(), target.schema(), target.identifier() + suffix);
  }

  /** A name that only this session knows. */
  RelationName temporary(String suffix) {
    return new RelationName(
        java.util.Optional.empty(), java.util.Optional.empty(), target.identifier() + suffix);
  }

  String quote(String identifier) {
    return session.quote(identifier);
  }

  String targetSql() {
    return session.render(target);
  }

  Diagnostic unusable(String message) {
    return problem(RunCode.CONFIG_UNUSABLE, message);
  }

  Diagnostic problem(RunCode code, String message) {
    Diagnostic diagnostic = Diagnostic.of(code, message).about(node.uniqueId());
    return diagnostic.at(
        query.runs().isEmpty()
            ? dev.floe.diagnostics.Span.file(node.info().path())
            : dev.floe.diagnostics.Span.file(query.runs().getFirst().file()));
  }
}

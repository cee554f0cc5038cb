package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.TableOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One node's turn: what to make, of what, and how.
 *
 * @param query ready to be embedded
 * @param now the one time this node's rows may know
 * @param batch which part of a microbatch model is made
 */
record Build(
    Node node,
    RelationName target,
    SqlText query,
    Settings settings,
    NodeSession session,
    RunOptions options,
    Instant now,
    Optional<Batch> batch) {

  /** Whether what is there is to be thrown away: the node's own word goes before the command's. */
  boolean fromNothing() {
    if (batch.isPresent()) {
      return !batch.get().incremental();
    }
    return settings.flag("full_refresh").orElse(options.refresh() == RunOptions.Refresh.FULL);
  }

  /** A name beside the target for what is not finished. */
  RelationName beside(String suffix) {
    return new RelationName(target.database(), target.schema(), suffixed(suffix));
  }

  /** A name that only this session knows. */
  RelationName temporary(String suffix) {
    return new RelationName(Optional.empty(), Optional.empty(), suffixed(suffix));
  }

  /** The target's name is cut where there is no room for both. */
  private String suffixed(String suffix) {
    int room = session.dialect().longestIdentifier() - suffix.length();
    String name = target.identifier();
    while (name.getBytes(StandardCharsets.UTF_8).length > room) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    return name + suffix;
  }

  /** What cannot be because the target's name is too long. */
  Optional<Diagnostic> tooLong() {
    int longest = session.dialect().longestIdentifier();
    int bytes = target.identifier().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= longest
        ? Optional.empty()
        : Optional.of(
            unusable(
                    "Relation name '"
                        + target.identifier()
                        + "' is longer than "
                        + longest
                        + " characters (bytes of UTF-8: "
                        + bytes
                        + "), which is all that "
                        + session.dialect().name()
                        + " keeps")
                .withHelp("give it a shorter alias"));
  }

  /** The statement around a query that makes a table as this node is configured. */
  Dialect.Frame createTableAs(RelationName name) {
    if (session.dialect() instanceof TableOptions) {
      return new Dialect.Frame(
          "create " + tableKind() + " " + session.render(name) + " as (\n", "\n)");
    }
    return session.dialect().createTableAs(name, false);
  }

  /** What stands between {@code create} and the name of a table. */
  String tableKind() {
    return session.dialect() instanceof TableOptions options
        ? options.tableKind(settings.values())
        : "table";
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

package dev.floe.runner;

import dev.floe.artifacts.Node;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told of every statement of a node, and says what is written behind it, so that the database's
 * own logs lead back to the run. Called by several threads; must not throw.
 */
public interface StatementTrace {

  /** A comment for the statements of a node, in SQL; empty for none. */
  String comment(Node node);

  /**
   * A statement ended.
   *
   * @param failure why it failed, if it did
   */
  void executed(
      Node node, String sql, Instant started, Instant finished, Optional<SqlFailure> failure);

  /** Nobody listens, and nothing is measured. */
  static StatementTrace none() {
    return Untraced.UNTRACED;
  }

  /** Whether anybody listens. */
  default boolean isOn() {
    return this != Untraced.UNTRACED;
  }
}

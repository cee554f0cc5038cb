package dev.floe.runner;

import dev.floe.artifacts.Node;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.Optional;

/** Nobody listens. */
enum Untraced implements StatementTrace {
  UNTRACED;

  @Override
  public String comment(Node node) {
    return "";
  }

  @Override
  public void executed(
      Node node, String sql, Instant started, Instant finished, Optional<SqlFailure> failure) {}
}

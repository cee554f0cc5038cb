package dev.floe.spi;

import java.util.Optional;

/** An opened engine. Safe for use by several threads; each takes sessions of its own. */
public interface Engine extends AutoCloseable {

  /** A new session. The caller closes it. */
  Session session() throws SqlFailure;

  /** How SQL is written for this engine. */
  Dialect dialect();

  /** The database and schema that unqualified names mean. */
  RelationScope defaults();

  /** Where a relation whose name lacks parts would be looked for. */
  record RelationScope(Optional<String> database, String schema) {}

  /** Closes every session and releases files and connections. Does not throw. */
  @Override
  void close();
}

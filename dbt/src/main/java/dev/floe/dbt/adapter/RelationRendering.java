package dev.floe.dbt.adapter;

import dev.floe.spi.Dialect;

/**
 * How relations of a project are written into SQL.
 *
 * @param quoting what the project quotes unless a relation says otherwise
 */
public record RelationRendering(Dialect dialect, Quoting quoting) {

  String part(String identifier, boolean quoted) {
    return quoted ? dialect.quote(identifier) : identifier;
  }
}

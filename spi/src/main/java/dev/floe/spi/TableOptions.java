package dev.floe.spi;

import java.util.List;
import java.util.Map;

/**
 * The capability of a {@link Dialect} whose relations take options from a model's configuration, in
 * the words of dbt's adapter for the engine ({@code unlogged}, {@code indexes}).
 */
public interface TableOptions {

  /**
   * What stands between {@code create} and the name of a table that is not temporary: {@code
   * unlogged table}.
   *
   * @param config the model's configuration: plain values by key
   */
  String tableKind(Map<String, ?> config);

  /**
   * Statements that give a filled relation the indexes it shall have; repeating them changes
   * nothing.
   *
   * @param config as above
   * @throws SqlFailure with kind {@code CONFIGURATION} for an index that cannot be understood
   */
  List<String> indexes(RelationName name, Map<String, ?> config) throws SqlFailure;
}

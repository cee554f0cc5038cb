package dev.floe.spi;

import java.util.Map;

/** The role "compute": an engine that executes SQL. */
public interface ComputePlugin {

  /**
   * The name in {@code plugins.compute.type} and in a dbt profile's {@code type}: {@code duckdb}.
   */
  String type();

  /** How SQL is written for this engine. Known without opening anything. */
  Dialect dialect();

  /**
   * Opens an engine.
   *
   * @param config the plugin's settings, as plain values (String, Boolean, Long, Double, List,
   *     Map); for a dbt project these are the keys of the chosen profile target
   * @throws SqlFailure with kind {@code LOCKED} where another process holds the database, {@code
   *     CONNECTION}, {@code PERMISSION} or {@code RESOURCE} otherwise
   */
  Engine open(Map<String, Object> config) throws SqlFailure;
}

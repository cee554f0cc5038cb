package dev.floe.spi.table;

import java.time.Clock;
import java.util.Map;

/** The role "storage": keeps files at locations such as {@code s3://bucket/key}. */
public interface StoragePlugin {

  /** The name in {@code plugins.storage.type}. */
  String type();

  /**
   * The storage with these settings. Connects to nothing yet.
   *
   * @param config as plain values, secrets filled in
   * @param clock tells the time of requests that are signed
   * @throws dev.floe.diagnostics.FloeException where settings are missing or wrong
   */
  Storage open(Map<String, Object> config, Clock clock);
}

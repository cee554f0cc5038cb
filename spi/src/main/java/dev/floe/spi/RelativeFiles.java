package dev.floe.spi;

import java.nio.file.Path;
import java.util.Map;

/** The capability of a {@link ComputePlugin} whose SQL and settings may name files. */
public interface RelativeFiles {

  /**
   * Opens an engine as {@link ComputePlugin#open} does.
   *
   * @param folder where relative names of files lie, whatever folder the process is in
   */
  Engine open(Map<String, Object> config, Path folder) throws SqlFailure;
}

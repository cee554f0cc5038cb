package dev.floe.runner.publish;

import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;

/** Opens the compute engine on a database file. */
@FunctionalInterface
public interface EngineOpener {

  /** Opens a file for writing, under the same catalog name whatever the file is called. */
  Engine open(Path file) throws SqlFailure;
}

package dev.floe.runner.publish;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunRequest;
import dev.floe.runner.journal.RunId;
import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Set;

/** Where a run's relations go besides the warehouse: tables in a catalog. */
public interface Outlet {

  /**
   * Begins, under the warehouse's lease.
   *
   * @throws FloeException where it cannot
   */
  Release open(RunId run);

  /** Nowhere else. */
  static Outlet none() {
    return run -> new NoRelease();
  }

  /**
   * What readers see.
   *
   * @param tables by name
   * @param notes what they do not see, and why, in words
   */
  record Shown(List<String> tables, List<String> notes) {

    public Shown {
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }
  }

  /** A run's relations on their way. Used by one thread; closed unpublished, it leaves nothing. */
  interface Release extends AutoCloseable {

    /** Brings what the run will read, and the draft lacks, into the draft. */
    void prepare(Engine engine, RunRequest request) throws SqlFailure;

    /**
     * Writes relations, invisible to readers; their tests have passed.
     *
     * @param nodes those that were built, by unique id
     */
    void stage(Engine engine, Set<String> nodes) throws SqlFailure;

    /**
     * Shows them to readers. The draft is complete and closed, and published next.
     *
     * @throws FloeException where nothing was shown
     */
    Shown publish();

    @Override
    void close();
  }
}

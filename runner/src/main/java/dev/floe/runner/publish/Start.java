package dev.floe.runner.publish;

import dev.floe.runner.RunRequest;
import dev.floe.runner.resume.Finished;
import dev.floe.runner.warehouse.Draft;
import java.util.List;
import java.util.Optional;

/**
 * Where a run begins.
 *
 * @param request without what is in the draft already
 * @param reused what is
 */
record Start(
    Draft draft, RunRequest request, List<Finished> reused, Optional<Resumption> resumption) {}

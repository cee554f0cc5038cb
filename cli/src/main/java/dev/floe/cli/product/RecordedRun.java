package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.Digests;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.record.ActionRecord;
import dev.floe.cli.record.Standing;
import dev.floe.compiler.Compilation;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.publish.Publication;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run in the record of actions: that it began, under which grants and waivers, and what came of
 * it. A line that began and has no other was killed.
 */
final class RecordedRun {

  private final ActionRecord record;
  private final Compilation compilation;
  private final RunId run;
  private final String digest;

  private RecordedRun(ActionRecord record, Compilation compilation, RunId run) {
    this.record = record;
    this.compilation = compilation;
    this.run = run;
    this.digest =
        record.isWanted() ? Digests.sha256(ArtifactsJson.write(compilation.product())) : "";
  }

  static RecordedRun begin(Compilation compilation, RunId run, Surroundings surroundings) {
    RecordedRun recorded =
        new RecordedRun(
            ActionRecord.of(
                compilation.documents().platform(), compilation.documents().folder(), surroundings),
            compilation,
            run);
    recorded.record.note(
        recorded.product(),
        Standing.of(compilation.product(), compilation.judgement()),
        recorded.digest);
    recorded.note("begun", Map.of());
    return recorded;
  }

  /** Records what came of it. */
  Publication end(Publication publication) {
    switch (publication) {
      case Publication.Published published ->
          note("published", Map.of("generation", published.generation().number()));
      case Publication.Discarded discarded -> note("discarded", Map.of());
    }
    return publication;
  }

  private void note(String state, Map<String, ?> result) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("state", state);
    more.put("run", run.toString());
    more.put("environment", compilation.product().target().environment());
    more.putAll(result);
    more.put("digest", digest);
    record.note("run", product(), more);
  }

  private String product() {
    return compilation.product().product().qualifiedName();
  }
}

package dev.floe.cli.dbt;

import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.artifact.Artifacts;
import dev.floe.dbt.artifact.EarlierManifest;
import dev.floe.dbt.artifact.StoredRun;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folders of earlier commands: {@code --state} and {@code --defer-state}. */
final class DbtState {

  private final DbtWork work;

  DbtState(DbtWork work) {
    this.work = work;
  }

  /** What selectors may ask. */
  Result<StoredRun> run() {
    Optional<Path> folder = work.flags().artifacts("--state");
    if (folder.isEmpty()) {
      return Result.failed(missing("the selection compares with an earlier run"));
    }
    Path place = folder.get();
    Result<Optional<EarlierManifest>> before = manifest(place);
    Result<Map<String, @Nullable Object>> results = json(place.resolve("run_results.json"));
    Result<Map<String, @Nullable Object>> sources = json(place.resolve("sources.json"));
    Result<Map<String, @Nullable Object>> now = json(work.target().resolve("sources.json"));
    List<Diagnostic> found = new ArrayList<>(before.diagnostics());
    found.addAll(results.diagnostics());
    found.addAll(sources.diagnostics());
    found.addAll(now.diagnostics());
    return found.isEmpty()
        ? stored(
            place,
            before.value().orElseThrow(),
            results.value().orElseThrow(),
            sources.value().orElseThrow(),
            now.value().orElseThrow())
        : Result.failed(found);
  }

  private Result<StoredRun> stored(
      Path folder,
      Optional<EarlierManifest> manifest,
      Map<String, @Nullable Object> results,
      Map<String, @Nullable Object> sources,
      Map<String, @Nullable Object> now) {
    if (manifest.isEmpty() && results.isEmpty() && sources.isEmpty()) {
      return Result.failed(
          Diagnostic.of(
                  DbtCode.NO_STATE,
                  "there is no manifest.json, run_results.json or sources.json in " + folder)
              .withHelp("--state names the target folder of an earlier command, or a copy of it"));
    }
    return Result.ok(
        new StoredRun(
            EarlierManifest.of(work.artifacts().manifest()),
            manifest,
            StoredRun.statuses(results),
            StoredRun.entries(sources),
            StoredRun.entries(now),
            !Boolean.FALSE.equals(
                work.flags().ofProject().get("state_modified_compare_more_unrendered_values"))));
  }

  /** The manifest that says where other environments have their relations. */
  Result<EarlierManifest> deferredTo(String why) {
    Optional<Path> folder =
        work.flags().artifacts("--defer-state").or(() -> work.flags().artifacts("--state"));
    if (folder.isEmpty()) {
      return Result.failed(missing(why));
    }
    return manifest(folder.get())
        .then(manifest ->
            manifest
                .map(Result::ok)
                .orElseGet(() ->
                    Result.failed(
                        Diagnostic.of(
                            DbtCode.NO_STATE, "there is no manifest.json in " + folder.get()))));
  }

  private static Diagnostic missing(String why) {
    return Diagnostic.of(DbtCode.NO_STATE, why + ", and '--state' is missing")
        .withHelp(
            "name the target folder of an earlier command, or a copy of it: --state last-run");
  }

  private static Result<Optional<EarlierManifest>> manifest(Path folder) {
    Path file = folder.resolve("manifest.json");
    Optional<byte[]> bytes = DiskTree.readFile(file);
    return bytes.isEmpty()
        ? Result.ok(Optional.empty())
        : EarlierManifest.read(file.toString(), bytes.get()).map(Optional::of);
  }

  private static Result<Map<String, @Nullable Object>> json(Path file) {
    return DiskTree.readFile(file)
        .map(bytes -> Artifacts.read(file.toString(), bytes))
        .orElseGet(() -> Result.ok(Map.of()));
  }
}

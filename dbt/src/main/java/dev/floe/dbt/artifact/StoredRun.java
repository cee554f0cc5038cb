package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.diagnostics.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an earlier command left in its folder, for selectors. */
public final class StoredRun implements EarlierRun {

  private final Optional<StateComparison> manifests;
  private final Map<String, String> results;
  private final Map<String, Map<String, @Nullable Object>> sources;
  private final Map<String, Map<String, @Nullable Object>> sourcesNow;

  /**
   * @param now the manifest that would be written now
   * @param before the earlier one; absent if there is none
   * @param results unique ids to statuses of the earlier {@code run_results.json}
   * @param sources unique ids to entries of the earlier {@code sources.json}
   * @param sourcesNow the same of the one that was written since
   * @param asWritten whether sources are compared by how their places were written
   */
  public StoredRun(
      EarlierManifest now,
      Optional<EarlierManifest> before,
      Map<String, String> results,
      Map<String, Map<String, @Nullable Object>> sources,
      Map<String, Map<String, @Nullable Object>> sourcesNow,
      boolean asWritten) {
    this.manifests = before.map(earlier -> new StateComparison(now, earlier, asWritten));
    this.results = Map.copyOf(results);
    this.sources = sources;
    this.sourcesNow = sourcesNow;
  }

  /** What comparing has found: contracts that are broken. */
  public List<Diagnostic> findings() {
    return manifests.map(StateComparison::broken).orElse(List.of());
  }

  /** Unique ids to statuses of a {@code run_results.json}. */
  public static Map<String, String> statuses(Map<String, @Nullable Object> runResults) {
    Map<String, String> statuses = new LinkedHashMap<>();
    entries(runResults)
        .forEach((id, entry) -> statuses.put(id, String.valueOf(entry.get("status"))));
    return statuses;
  }

  /** Unique ids to entries of a {@code run_results.json} or {@code sources.json}. */
  public static Map<String, Map<String, @Nullable Object>> entries(
      Map<String, @Nullable Object> artifact) {
    Map<String, Map<String, @Nullable Object>> entries = new LinkedHashMap<>();
    for (Object one : PlainValues.list(artifact.get("results"))) {
      Map<String, @Nullable Object> entry = PlainValues.mapping(one);
      entries.put(String.valueOf(entry.get("unique_id")), entry);
    }
    return entries;
  }

  @Override
  public boolean state(String state, String uniqueId) {
    return manifests.map(comparison -> comparison.is(state, uniqueId)).orElse(false);
  }

  @Override
  public boolean result(String status, String uniqueId) {
    return status.equals(results.get(uniqueId));
  }

  @Override
  public boolean sourceStatus(String status, String uniqueId) {
    Map<String, @Nullable Object> now = sourcesNow.get(uniqueId);
    if (!status.equals("fresher")) {
      return now != null && status.equals(now.get("status"));
    }
    Map<String, @Nullable Object> before = sources.get(uniqueId);
    return now != null
        && now.get("max_loaded_at") instanceof String newest
        && (before == null
            || !(before.get("max_loaded_at") instanceof String earlier)
            || newest.compareTo(earlier) > 0);
  }
}

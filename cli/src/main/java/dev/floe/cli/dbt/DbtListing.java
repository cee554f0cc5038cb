package dev.floe.cli.dbt;

import dev.floe.cli.command.Invocation;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code floe dbt ls}: one line for each node. */
final class DbtListing {

  /** What a model reads itself; dbt tells it apart for models that other projects publish. */
  private static final String DIRECT_PARENTS = "direct_parents";

  private static final List<String> USUAL_KEYS =
      List.of(
          "alias",
          "name",
          "package_name",
          "depends_on",
          DIRECT_PARENTS,
          "tags",
          "config",
          "resource_type",
          "source_name",
          "original_file_path",
          "unique_id");

  private final ProjectGraph graph;
  private final Function<String, Map<String, @Nullable Object>> manifestEntry;

  /**
   * @param manifestEntry what {@code manifest.json} says of a unique id
   */
  DbtListing(ProjectGraph graph, Function<String, Map<String, @Nullable Object>> manifestEntry) {
    this.graph = graph;
    this.manifestEntry = manifestEntry;
  }

  /** The lines in the format that was asked for. */
  List<String> lines(SortedSet<String> ids, Invocation invocation) {
    String format =
        invocation.oneOf("--output", "selector", List.of("selector", "name", "path", "json"));
    List<String> keys =
        invocation.arguments().values("--output-keys").stream()
            .flatMap(typed -> List.of(typed.split("\\s+")).stream())
            .toList();
    return ids.stream()
        .flatMap(id -> identity(id).stream())
        .map(identity -> line(identity, format, keys.isEmpty() ? USUAL_KEYS : keys))
        .toList();
  }

  private Optional<Identity> identity(String id) {
    return graph
        .node(id)
        .map(ResourceNode::identity)
        .or(() -> graph.source(id).map(SourceTable::identity))
        .or(() -> Optional.ofNullable(graph.passive().get(id)).map(PassiveResource::identity));
  }

  private String line(Identity identity, String format, List<String> keys) {
    return switch (format) {
      case "name" -> name(identity);
      case "path" -> identity.originalPath();
      case "json" -> json(identity, keys);
      default -> selector(identity);
    };
  }

  private static String name(Identity identity) {
    return identity.type() == ResourceType.SOURCE
        ? identity.uniqueId().replaceFirst("^source\\.[^.]*\\.", "")
        : identity.name();
  }

  private static String selector(Identity identity) {
    return switch (identity.type()) {
      case SOURCE -> "source:" + identity.uniqueId().replaceFirst("^source\\.", "");
      case EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY, UNIT_TEST, FUNCTION ->
          identity.type().word() + ":" + identity.packageName() + "." + identity.name();
      case MODEL, SEED, SNAPSHOT, TEST, ANALYSIS, OPERATION, GROUP, MACRO, DOC ->
          String.join(".", identity.fqn());
    };
  }

  private String json(Identity identity, List<String> keys) {
    Map<String, @Nullable Object> all =
        new LinkedHashMap<>(manifestEntry.apply(identity.uniqueId()));
    if (identity.type() == ResourceType.MODEL) {
      all.put(DIRECT_PARENTS, within(all, "depends_on.nodes").orElse(List.of()));
    }
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    for (String key : keys) {
      Optional<Object> inner = key.contains(".") ? within(all, key) : Optional.empty();
      if (all.containsKey(key)) {
        wanted.put(key, all.get(key));
      } else {
        inner.ifPresent(value -> wanted.put(key, value));
      }
    }
    return DbtLog.oneLine(wanted);
  }

  /** {@code config.materialized}: a key within a mapping. */
  private static Optional<Object> within(@Nullable Object mapping, String path) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Object value = mapping instanceof Map<?, ?> map ? map.get(key) : null;
    return dot < 0 ? Optional.ofNullable(value) : within(value, path.substring(dot + 1));
  }
}

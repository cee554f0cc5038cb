package dev.floe.dbt.properties;

import java.util.List;
import java.util.Set;

/**
 * Which texts of property files are templates for later: descriptions are rendered when everything
 * is known, tests when they are made, hooks and queries when they run, and filters of metrics by
 * others altogether.
 */
final class LateTexts {

  private static final Set<String> DESCRIBED = Set.of("tests", "data_tests", "description");
  private static final Set<String> PARTS =
      Set.of("columns", "dimensions", "measures", "entities", "metrics");
  private static final Set<String> RUN =
      Set.of("pre_hook", "post_hook", "pre-hook", "post-hook", "loaded_at_query");

  private LateTexts() {}

  /**
   * Whether what stands at a path stays as it is written.
   *
   * @param path keys below an item of the section, and numbers of list items
   */
  static boolean isLate(Section section, List<String> path) {
    return switch (section) {
      case SOURCES -> inItem(path) || (at(path, 0, "tables") && inItem(below(path, 2)));
      case MACROS -> inItem(at(path, 0, "arguments") ? below(path, 1) : path);
      case METRICS -> isFilter(path) || inItem(path);
      case SAVED_QUERIES -> (at(path, 0, "query_params") && at(path, 1, "where")) || inItem(path);
      case MODELS,
          SEEDS,
          SNAPSHOTS,
          ANALYSES,
          SINGULAR_TESTS,
          EXPOSURES,
          GROUPS,
          UNIT_TESTS,
          SEMANTIC_MODELS,
          FUNCTIONS ->
          inItem(path) || (at(path, 0, "metrics") && isFilter(path));
    };
  }

  private static boolean inItem(List<String> path) {
    return described(path, 0)
        || at(path, 0, "loaded_at_query")
        || (path.size() == 2 && described(path, 1))
        || (at(path, 0, "config") && path.size() > 1 && RUN.contains(path.get(1)))
        || (path.size() == 5 && at(path, 4, "description"))
        || (at(path, 0, "versions") && (described(path, 2) || inItem(below(path, 2))))
        || (path.size() > 2
            && PARTS.contains(path.getFirst())
            && (described(path, 2) || (path.size() == 4 && described(path, 3))))
        || (at(path, 0, "derived_semantics") && described(path, 3));
  }

  private static boolean isFilter(List<String> path) {
    return at(path, path.size() - 1, "filter") || at(path, path.size() - 2, "filter");
  }

  private static boolean described(List<String> path, int index) {
    return index < path.size() && DESCRIBED.contains(path.get(index));
  }

  private static boolean at(List<String> path, int index, String key) {
    return index >= 0 && index < path.size() && path.get(index).equals(key);
  }

  private static List<String> below(List<String> path, int from) {
    return path.subList(Math.min(from, path.size()), path.size());
  }
}

package dev.floe.cli.environments;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.MaskStyle;
import dev.floe.cli.environments.Difference.Area;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.Masking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a product compiled for one environment with the same compiled for another. */
final class EnvironmentDiff {

  /** Where in a source a text came from moves with the length of names. */
  private static final Set<String> POSITIONS = Set.of("runs");

  private final MaskedNames masked;

  private EnvironmentDiff(Compilation first, Compilation second) {
    this.masked = new MaskedNames(first.masking(), second.masking());
  }

  /** What differs: targets, settings, masking, and last what no environment should change. */
  static List<Difference> between(Compilation first, Compilation second) {
    EnvironmentDiff diff = new EnvironmentDiff(first, second);
    List<Difference> all = new ArrayList<>();
    JsonNode one = tree(first.product());
    JsonNode other = tree(second.product());
    all.addAll(
        diff.compare(Area.TARGET, "", leaves(one.path("target")), leaves(other.path("target"))));
    all.addAll(diff.compare(Area.SETTING, "", settings(first), settings(second)));
    all.addAll(diff.compare(Area.MASKING, "", styles(first.masking()), styles(second.masking())));
    all.addAll(diff.plan(one, other));
    return all;
  }

  private static JsonNode tree(CompiledProduct product) {
    return JsonMapper.shared().readTree(ArtifactsJson.write(product));
  }

  private List<Difference> plan(JsonNode one, JsonNode other) {
    SortedMap<String, JsonNode> mine = nodes(one);
    SortedMap<String, JsonNode> theirs = nodes(other);
    Set<String> ids = new TreeSet<>(mine.keySet());
    ids.addAll(theirs.keySet());
    List<Difference> found = new ArrayList<>();
    for (String id : ids) {
      if (!mine.containsKey(id) || !theirs.containsKey(id)) {
        found.add(
            new Difference(
                Area.PLAN,
                id,
                Optional.ofNullable(mine.get(id)).map(node -> "there"),
                Optional.ofNullable(theirs.get(id)).map(node -> "there")));
      } else {
        found.addAll(compare(Area.PLAN, id + " ", neutral(mine.get(id)), neutral(theirs.get(id))));
      }
    }
    for (String part : List.of("product", "outputPorts", "inputPorts", "schedule", "inputs")) {
      found.addAll(
          compare(Area.PLAN, part + ".", neutral(one.path(part)), neutral(other.path(part))));
    }
    return found;
  }

  private static SortedMap<String, JsonNode> nodes(JsonNode product) {
    SortedMap<String, JsonNode> nodes = new TreeMap<>();
    product
        .path("nodes")
        .forEach(node -> nodes.put(node.path("info").path("uniqueId").asString(), node));
    return nodes;
  }

  private List<Difference> compare(
      Area area, String prefix, Map<String, String> mine, Map<String, String> theirs) {
    Set<String> keys = new TreeSet<>(mine.keySet());
    keys.addAll(theirs.keySet());
    return keys.stream()
        .filter(
            key -> !Optional.ofNullable(mine.get(key)).equals(Optional.ofNullable(theirs.get(key))))
        .map(key ->
            new Difference(
                area,
                prefix + key,
                Optional.ofNullable(mine.get(key)),
                Optional.ofNullable(theirs.get(key))))
        .sorted(Comparator.comparing(Difference::subject))
        .toList();
  }

  private static Map<String, String> settings(Compilation compilation) {
    Map<String, String> settings = new TreeMap<>();
    compilation
        .documents()
        .platform()
        .values()
        .forEach((key, value) -> settings.put(key.toString(), value.value().toString()));
    return settings;
  }

  private static Map<String, String> styles(Masking masking) {
    Map<String, String> styles = new TreeMap<>();
    masking
        .plan()
        .columns()
        .forEach((id, columns) ->
            columns.forEach((column, style) -> styles.put(id + "." + column, word(style))));
    return styles;
  }

  private static String word(MaskStyle style) {
    return "masked as " + style.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> leaves(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    addLeaves(tree, "", leaves);
    return leaves;
  }

  private static void addLeaves(JsonNode tree, String path, Map<String, String> leaves) {
    if (tree.isObject()) {
      tree.properties()
          .forEach(field -> addLeaves(field.getValue(), joined(path, field.getKey()), leaves));
    } else if (!tree.isMissingNode()) {
      leaves.put(path, tree.isString() ? tree.asString() : tree.toString());
    }
  }

  private Map<String, String> neutral(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    addNeutral(tree, "", leaves);
    return leaves;
  }

  private void addNeutral(JsonNode tree, String path, Map<String, String> leaves) {
    Optional<String> relation = masked.relation(tree);
    if (relation.isPresent()) {
      leaves.put(path, relation.get());
    } else if (tree.isObject()) {
      tree.properties().stream()
          .filter(field -> !POSITIONS.contains(field.getKey()))
          .forEach(field -> addNeutral(field.getValue(), joined(path, field.getKey()), leaves));
    } else if (tree.isArray()) {
      for (int i = 0; i < tree.size(); i++) {
        addNeutral(tree.get(i), path + "[" + i + "]", leaves);
      }
    } else if (!tree.isMissingNode()) {
      leaves.put(path, masked.neutral(tree.isString() ? tree.asString() : tree.toString()));
    }
  }

  private static String joined(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

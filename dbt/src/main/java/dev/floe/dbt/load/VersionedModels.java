package dev.floe.dbt.load;

import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.config.PythonText;
import dev.floe.dbt.properties.ColumnPatch;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.PatchReader;
import dev.floe.dbt.properties.TestDeclaration;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which file is which version of which model. */
final class VersionedModels {

  /**
   * One version of a model.
   *
   * @param number as text
   * @param latest the number of the latest version
   * @param patch what the property file says of this version, the model's own properties included
   */
  record Version(
      String model, String number, String latest, Optional<String> deprecation, NodePatch patch) {}

  private final Map<String, Version> byFile = new LinkedHashMap<>();
  private final Map<String, Version> latestByModel = new LinkedHashMap<>();

  VersionedModels(List<NodePatch> models, PatchReader reader) {
    models.forEach(patch -> add(patch, reader));
  }

  private void add(NodePatch model, PatchReader reader) {
    List<YamlNode> nodes = versionNodes(model);
    List<@Nullable Object> values = PlainValues.list(model.entry().values().get("versions"));
    String latest = latest(model, values);
    for (int i = 0; i < Math.min(nodes.size(), values.size()); i++) {
      Map<String, @Nullable Object> version = PlainValues.mapping(values.get(i));
      if (nodes.get(i) instanceof YamlMapping node && version.get("v") != null) {
        add(model, node, version, latest, reader);
      }
    }
  }

  private void add(
      NodePatch model,
      YamlMapping node,
      Map<String, @Nullable Object> values,
      String latest,
      PatchReader reader) {
    String number = PythonText.str(values.get("v"));
    String name = model.entry().name();
    Object deprecation = values.get("deprecation_date");
    Version version =
        new Version(
            name,
            number,
            latest,
            deprecation == null ? Optional.empty() : Optional.of(String.valueOf(deprecation)),
            merged(model, reader.patch(model.entry(), node, values), values));
    String file = PlainValues.text(values.get("defined_in"), name + "_v" + number);
    String packageName = model.entry().file().packageName();
    byFile.put(packageName + "/" + file, version);
    if (number.equals(latest)) {
      latestByModel.put(packageName + "/" + name, version);
    }
  }

  private static List<YamlNode> versionNodes(NodePatch model) {
    return model
        .entry()
        .node()
        .get("versions")
        .flatMap(YamlNode::asSequence)
        .map(YamlSequence::items)
        .orElse(List.of());
  }

  private static String latest(NodePatch model, List<@Nullable Object> versions) {
    Object stated = model.entry().values().get("latest_version");
    if (stated != null) {
      return PythonText.str(stated);
    }
    return versions.stream()
        .map(version -> PythonText.str(PlainValues.mapping(version).get("v")))
        .max(Comparator.comparingDouble(VersionedModels::number).thenComparing(text -> text))
        .orElse("");
  }

  private static double number(String version) {
    try {
      return Double.parseDouble(version);
    } catch (NumberFormatException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static NodePatch merged(
      NodePatch model, NodePatch version, Map<String, @Nullable Object> values) {
    List<ConfigLevel.Setting> settings = new ArrayList<>(model.config().settings());
    settings.addAll(version.config().settings());
    boolean ownTests = values.get("data_tests") != null || values.get("tests") != null;
    List<TestDeclaration> tests = ownTests ? version.tests() : model.tests();
    return new NodePatch(
        model.entry(),
        model.span(),
        version.description().isEmpty() ? model.description() : version.description(),
        version.description().isEmpty() ? model.docBlocks() : version.docBlocks(),
        new ConfigLevel(settings),
        columns(model, version, PlainValues.list(values.get("columns"))),
        version.constraints().isEmpty() ? model.constraints() : version.constraints(),
        tests);
  }

  private static List<ColumnPatch> columns(
      NodePatch model, NodePatch version, List<@Nullable Object> written) {
    Map<String, ColumnPatch> columns = new LinkedHashMap<>();
    for (ColumnPatch column : model.columns()) {
      if (includes(written, column.column().name())) {
        columns.put(column.column().name(), column);
      }
    }
    version.columns().forEach(column -> columns.put(column.column().name(), column));
    return List.copyOf(columns.values());
  }

  private static boolean includes(List<@Nullable Object> written, String column) {
    for (Object item : written) {
      Map<String, @Nullable Object> rule = PlainValues.mapping(item);
      if (rule.containsKey("include")) {
        List<String> included = PlainValues.texts(rule.get("include"));
        boolean all = included.equals(List.of("all")) || included.equals(List.of("*"));
        return (all || included.contains(column))
            && !PlainValues.texts(rule.get("exclude")).contains(column);
      }
    }
    return true;
  }

  /** The version that a file of that name is, if it is one. */
  Optional<Version> of(String packageName, String stem) {
    Version exact = byFile.get(packageName + "/" + stem);
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(latestByModel.get(packageName + "/" + stem));
  }

  /** All versions of a model. */
  List<Version> versions(String packageName, String model) {
    List<Version> versions = new ArrayList<>();
    byFile.forEach((file, version) -> {
      if (file.startsWith(packageName + "/") && version.model().equals(model)) {
        versions.add(version);
      }
    });
    return versions;
  }
}

package dev.floe.dbt.project;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigTree;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one {@code dbt_project.yml}. */
final class ProjectFileReader {

  private static final Set<String> BLOCKS =
      Set.of(
          "models",
          "seeds",
          "snapshots",
          "tests",
          "data_tests",
          "sources",
          "analyses",
          "exposures",
          "unit_tests",
          "metrics",
          "semantic-models",
          "semantic_models",
          "saved-queries",
          "saved_queries",
          "functions");

  private static final Set<String> OTHER_KEYS =
      Set.of(
          "name",
          "version",
          "config-version",
          "profile",
          "model-paths",
          "seed-paths",
          "snapshot-paths",
          "test-paths",
          "analysis-paths",
          "macro-paths",
          "docs-paths",
          "asset-paths",
          "function-paths",
          "osi-paths",
          "project-root",
          "packages-install-path",
          "target-path",
          "log-path",
          "clean-targets",
          "vars",
          "on-run-start",
          "on-run-end",
          "dispatch",
          "quoting",
          "flags",
          "query-comment",
          "require-dbt-version",
          "restrict-access",
          "dbt-cloud",
          "packages",
          "sync",
          "anonymous_usage_stats",
          "validation");

  /** Two or three numbers; the third may have words after it, as in {@code 1.0.0-rc1}. */
  private static final Pattern VERSION =
      Pattern.compile("\\d+\\.\\d+(\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?)?");

  private final YamlRenderer renderer;
  private final Consumer<Diagnostic> sink;

  /** Keys that were called otherwise before dbt 1.0. */
  private static final Map<String, String> RENAMED =
      Map.of("source-paths", "model-paths", "data-paths", "seed-paths");

  ProjectFileReader(YamlRenderer renderer, Consumer<Diagnostic> sink) {
    this.renderer = renderer;
    this.sink = sink;
  }

  ProjectFile read(YamlMapping root) {
    checkKeys(root);
    Map<String, @Nullable Object> settings = settings(root);
    checkVersion(root, settings);
    checkOwnVersion(root, settings.get("version"));
    Optional<YamlNode> name = root.get("name");
    String projectName = PlainValues.text(settings.get("name"), "");
    if (!projectName.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      sink.accept(badName(root, name, projectName));
      projectName = projectName.isEmpty() ? "project" : projectName.replaceAll("\\W", "_");
    }
    return new ProjectFile(
        projectName,
        root.span().file(),
        paths(settings),
        configs(root),
        vars(root),
        hooks(root, "on-run-start"),
        hooks(root, "on-run-end"),
        dispatch(settings),
        settings,
        name.map(YamlNode::span).orElse(root.span()));
  }

  private void checkVersion(YamlMapping root, Map<String, @Nullable Object> settings) {
    List<String> required = PlainValues.texts(settings.get("require-dbt-version"));
    if (!VersionRange.of(required).allowsUs()) {
      Span place = root.get("require-dbt-version").map(YamlNode::span).orElse(root.span());
      sink.accept(
          Diagnostic.at(
                  DbtCode.WRONG_DBT_VERSION,
                  place,
                  "the project requires dbt "
                      + String.join(", ", required)
                      + "; floe follows dbt 1.10 to 1.12")
              .withHelp("widen require-dbt-version, or try it with --no-version-check"));
    }
  }

  private void checkOwnVersion(YamlMapping root, @Nullable Object version) {
    if (version instanceof String text && !VERSION.matcher(text).matches()) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.BAD_PROJECT_FILE,
                  root.get("version").map(YamlNode::span).orElse(root.span()),
                  "the 'version' of the project is no version: '" + text + "'")
              .withHelp("write numbers: version: 1.0.0"));
    }
  }

  private static Diagnostic badName(YamlMapping root, Optional<YamlNode> name, String written) {
    String message =
        name.isEmpty()
            ? "the project has no name"
            : "'" + written + "' is not a project name: letters, digits and underscores only";
    return Diagnostic.at(
            DbtCode.BAD_PROJECT_FILE, name.map(YamlNode::span).orElse(root.span()), message)
        .withHelp("write name: my_project");
  }

  private void checkKeys(YamlMapping root) {
    Set<String> known = new TreeSet<>(OTHER_KEYS);
    known.addAll(BLOCKS);
    for (YamlMapping.Entry entry : root.entries()) {
      if (RENAMED.containsKey(entry.name())) {
        sink.accept(
            Diagnostic.at(
                    DbtCode.UNKNOWN_PROJECT_KEY,
                    entry.key().span(),
                    "'" + entry.name() + "' is an old name")
                .withSeverity(Severity.WARNING)
                .withHelp("write " + RENAMED.get(entry.name())));
      } else if (!known.contains(entry.name())) {
        Diagnostic unknown =
            Diagnostic.at(
                DbtCode.UNKNOWN_PROJECT_KEY,
                entry.key().span(),
                "'" + entry.name() + "' is no key of dbt_project.yml");
        sink.accept(
            Suggestion.closest(entry.name(), known)
                .map(near -> unknown.withHelp("did you mean '" + near + "'?"))
                .orElse(unknown));
      }
    }
  }

  private Map<String, @Nullable Object> settings(YamlMapping root) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : root.entries()) {
      String key = entry.name();
      if (BLOCKS.contains(key) || key.equals("vars") || key.startsWith("on-run-")) {
        continue;
      }
      boolean late = key.equals("query-comment");
      settings.put(
          key, late ? entry.value().toJava(YamlSchema.PYYAML) : renderer.value(entry.value()));
    }
    return settings;
  }

  private static ProjectPaths paths(Map<String, @Nullable Object> settings) {
    ProjectPaths standard = ProjectPaths.standard();
    return new ProjectPaths(
        folders(settings, "model-paths", folders(settings, "source-paths", standard.models())),
        folders(settings, "seed-paths", folders(settings, "data-paths", standard.seeds())),
        folders(settings, "snapshot-paths", standard.snapshots()),
        folders(settings, "test-paths", standard.tests()),
        folders(settings, "analysis-paths", standard.analyses()),
        folders(settings, "macro-paths", standard.macros()),
        folders(settings, "docs-paths", List.of()),
        folders(settings, "function-paths", standard.functions()),
        PlainValues.text(settings.get("packages-install-path"), standard.packages()),
        PlainValues.text(settings.get("target-path"), standard.target()));
  }

  private static List<String> folders(
      Map<String, @Nullable Object> settings, String key, List<String> fallback) {
    if (!settings.containsKey(key)) {
      return fallback;
    }
    return PlainValues.texts(settings.get(key)).stream().map(ProjectFileReader::tidy).toList();
  }

  private static String tidy(String folder) {
    String tidy = folder.startsWith("./") ? folder.substring(2) : folder;
    return tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
  }

  private Map<String, ConfigTree> configs(YamlMapping root) {
    Map<String, ConfigTree> configs = new LinkedHashMap<>();
    Optional<YamlMapping.Entry> older = root.entry("tests");
    if (older.isPresent() && root.get("data_tests").isPresent()) {
      sink.accept(
          Diagnostic.at(
              DbtCode.BAD_PROJECT_FILE,
              older.get().key().span(),
              "'tests' is the old name of 'data_tests': write one of them"));
    }
    for (YamlMapping.Entry entry : root.entries()) {
      if (!BLOCKS.contains(entry.name())) {
        continue;
      }
      switch (entry.value()) {
        case YamlMapping mapping ->
            configs.merge(
                blockName(entry.name()),
                renderer.tree(mapping, ProjectFileReader::isHook),
                ProjectFileReader::joined);
        case YamlScalar scalar when scalar.toJava(YamlSchema.PYYAML) == null -> {}
        case YamlScalar scalar -> sink.accept(notABlock(entry));
        case YamlSequence sequence -> sink.accept(notABlock(entry));
      }
    }
    return configs;
  }

  private static String blockName(String key) {
    String name = key.replace('-', '_');
    return name.equals("tests") ? "data_tests" : name;
  }

  private static ConfigTree joined(ConfigTree first, ConfigTree second) {
    Map<String, ConfigTree.Entry> all = new LinkedHashMap<>(first.entries());
    all.putAll(second.entries());
    return new ConfigTree(all);
  }

  private static Diagnostic notABlock(YamlMapping.Entry entry) {
    return Diagnostic.at(
        DbtCode.BAD_PROJECT_FILE,
        entry.value().span(),
        "'"
            + entry.name()
            + "' must be a mapping of folders and configuration, not "
            + entry.value().describe());
  }

  private static boolean isHook(List<String> path) {
    return path.stream().anyMatch(HookPlaces::isKey);
  }

  private Map<String, @Nullable Object> vars(YamlMapping root) {
    Optional<YamlNode> vars = root.get("vars");
    if (vars.isEmpty()) {
      return Map.of();
    }
    return switch (vars.get()) {
      case YamlMapping mapping -> mapping.toJava(YamlSchema.PYYAML);
      case YamlScalar scalar when scalar.toJava(YamlSchema.PYYAML) == null -> Map.of();
      case YamlScalar scalar -> badVars(scalar.span());
      case YamlSequence sequence -> badVars(sequence.span());
    };
  }

  private Map<String, @Nullable Object> badVars(Span span) {
    sink.accept(Diagnostic.at(DbtCode.BAD_PROJECT_FILE, span, "'vars' must be a mapping"));
    return Map.of();
  }

  private static List<Template> hooks(YamlMapping root, String key) {
    List<Template> hooks = new ArrayList<>();
    root.get(key).ifPresent(node -> collectHooks(node, hooks));
    return hooks;
  }

  private static void collectHooks(YamlNode node, List<Template> hooks) {
    switch (node) {
      case YamlSequence sequence -> sequence.items().forEach(item -> collectHooks(item, hooks));
      case YamlScalar scalar -> {
        if (scalar.toJava(YamlSchema.PYYAML) != null) {
          hooks.add(new Template(scalar.span().file(), scalar.text(), scalar.textStart()));
        }
      }
      case YamlMapping mapping -> mapping.get("sql").ifPresent(sql -> collectHooks(sql, hooks));
    }
  }

  private static Map<String, List<String>> dispatch(Map<String, @Nullable Object> settings) {
    Map<String, List<String>> dispatch = new LinkedHashMap<>();
    for (Object rule : PlainValues.list(settings.get("dispatch"))) {
      Map<String, @Nullable Object> map = PlainValues.mapping(rule);
      String namespace = PlainValues.text(map.get("macro_namespace"), "");
      if (!namespace.isEmpty()) {
        dispatch.put(namespace, PlainValues.texts(map.get("search_order")));
      }
    }
    return dispatch;
  }
}

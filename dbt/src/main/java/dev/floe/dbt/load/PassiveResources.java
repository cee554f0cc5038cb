package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigBuilder;
import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.ConfigTree;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.PatchReader;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the resources that are described and never executed: exposures, groups, unit tests… */
final class PassiveResources {

  private static final Set<String> NOT_CONTENT =
      Set.of("name", "description", "config", "depends_on", "columns", "tests", "data_tests");

  private static final List<String> ELEMENTS = List.of("entities", "measures", "dimensions");

  /** The metrics an exposure names, among its content. */
  static final String METRICS = "metrics";

  private static final Pattern METRIC_CALL =
      Pattern.compile("\\s*metric\\(\\s*(?:['\"]\\w+['\"]\\s*,\\s*)?['\"](\\w+)['\"]\\s*\\)\\s*");

  private static final Pattern METRIC_NAME = Pattern.compile("[A-Za-z]\\w{0,249}");

  private final Project project;
  private final PatchReader patches;
  private final Consumer<Diagnostic> sink;

  PassiveResources(Project project, PatchReader patches, Consumer<Diagnostic> sink) {
    this.project = project;
    this.patches = patches;
    this.sink = sink;
  }

  /** The type of the resources of a section; empty for sections of something else. */
  static Optional<ResourceType> type(Section section) {
    return switch (section) {
      case EXPOSURES -> Optional.of(ResourceType.EXPOSURE);
      case GROUPS -> Optional.of(ResourceType.GROUP);
      case UNIT_TESTS -> Optional.of(ResourceType.UNIT_TEST);
      case METRICS -> Optional.of(ResourceType.METRIC);
      case SEMANTIC_MODELS -> Optional.of(ResourceType.SEMANTIC_MODEL);
      case SAVED_QUERIES -> Optional.of(ResourceType.SAVED_QUERY);
      case MODELS, SEEDS, SNAPSHOTS, ANALYSES, SINGULAR_TESTS, MACROS, SOURCES, FUNCTIONS ->
          Optional.empty();
    };
  }

  PassiveResource of(PropertyEntry entry, ResourceType type) {
    Identity identity = identity(entry, type);
    NodePatch patch = patches.patch(entry);
    NodeProperties properties = patch.properties();
    Map<String, @Nullable Object> content = new LinkedHashMap<>(entry.values());
    content.keySet().removeAll(NOT_CONTENT);
    if (type == ResourceType.EXPOSURE) {
      content.put(METRICS, metrics(entry));
      new ExposureRules(entry, sink).check();
    }
    if (type == ResourceType.METRIC) {
      checkMetric(entry);
      new SemanticWords(entry, sink).checkMetric();
    }
    NodeConfig config = config(entry, identity);
    if (type == ResourceType.SEMANTIC_MODEL) {
      new SemanticWords(entry, sink).checkSemanticModel();
      ELEMENTS.forEach(part -> content.computeIfPresent(part, (key, all) -> described(entry, all)));
    } else if (type == ResourceType.SAVED_QUERY) {
      content.put("exports", new Exports(project.target(), config).written(content.get("exports")));
    }
    return new PassiveResource(identity, config, properties, dependencies(entry, type), content);
  }

  /** The elements of a semantic model with doc blocks in the places where they are named. */
  private List<Map<String, @Nullable Object>> described(PropertyEntry entry, Object elements) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Object one : PlainValues.list(elements)) {
      Map<String, @Nullable Object> element = PlainValues.mapping(one);
      element.computeIfPresent(
          "description", (key, text) -> patches.described(entry, String.valueOf(text)));
      all.add(element);
    }
    return all;
  }

  private static List<String> metrics(PropertyEntry exposure) {
    return PlainValues.texts(exposure.values().get("depends_on")).stream()
        .map(METRIC_CALL::matcher)
        .filter(Matcher::matches)
        .map(call -> call.group(1))
        .toList();
  }

  private void checkMetric(PropertyEntry entry) {
    if (!METRIC_NAME.matcher(entry.name()).matches()) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.BAD_PROPERTIES,
                  entry.span(),
                  "the metric name '"
                      + entry.name()
                      + "' must begin with a letter and have letters, digits and underscores"
                      + " alone, 250 at the most")
              .withHelp("what people read is the metric's label"));
    }
    if (entry.values().get("type") == null && entry.values().get("agg") == null) {
      sink.accept(
          Diagnostic.at(
              DbtCode.BAD_PROPERTIES,
              entry.span(),
              "the metric '" + entry.name() + "' has no type"));
    }
  }

  private static Identity identity(PropertyEntry entry, ResourceType type) {
    SourceFile file = entry.file();
    List<String> fqn = new ArrayList<>();
    fqn.add(file.packageName());
    int slash = file.path().lastIndexOf('/');
    if (slash > 0) {
      fqn.addAll(List.of(file.path().substring(0, slash).split("/", -1)));
    }
    String idName = entry.name();
    if (type == ResourceType.UNIT_TEST) {
      String model = modelName(entry);
      fqn.add(model);
      idName = model + "." + idName;
    }
    fqn.add(entry.name());
    return new Identity(
        type.word() + "." + file.packageName() + "." + idName,
        type,
        entry.name(),
        file.packageName(),
        file.path(),
        file.originalPath(),
        file.file(),
        fqn);
  }

  private static String modelName(PropertyEntry entry) {
    return entry.text("model").orElse("");
  }

  private NodeConfig config(PropertyEntry entry, Identity identity) {
    ConfigBuilder builder = new ConfigBuilder(kind(identity.type()));
    for (InstalledPackage one : project.packages()) {
      if (one.name().equals(identity.packageName())) {
        metaOfAllExposures(one, identity).ifPresent(builder::over);
        List<ConfigLevel> levels = levels(one, entry, identity);
        levels.forEach(level -> refuseNoTags(level, identity));
        levels.forEach(builder::over);
      }
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(entry.values());
    if (kind(identity.type()) != ConfigKeys.Kind.PASSIVE) {
      // Only below 'config' are they configuration.
      values.keySet().removeAll(List.of("meta", "tags"));
    }
    builder.over(PatchReader.config(entry.node(), values, entry.file().originalPath()));
    if (!project.root().name().equals(identity.packageName())) {
      levels(project.root(), entry, identity).forEach(builder::over);
    }
    builder
        .misfits()
        .forEach(
            misfit -> sink.accept(Misfits.diagnostic(misfit, entry.span(), identity.uniqueId())));
    return builder.build();
  }

  /** Of exposures alone dbt says so: elsewhere null is as good as no tags. */
  private void refuseNoTags(ConfigLevel level, Identity identity) {
    if (identity.type() == ResourceType.EXPOSURE) {
      level.settings().stream()
          .filter(setting -> setting.key().equals("tags") && setting.value() == null)
          .forEach(setting ->
              sink.accept(
                  Diagnostic.at(
                          DbtCode.BAD_CONFIG,
                          setting.origin().span().orElse(Span.file(identity.file())),
                          "'tags' must be a text or a list of texts, not None")
                      .about(identity.uniqueId())
                      .withHelp("write tags: []")));
    }
  }

  /** {@code exposures: meta:} needs no plus sign. */
  private static Optional<ConfigLevel> metaOfAllExposures(
      InstalledPackage from, Identity identity) {
    ConfigTree.Entry meta = from.project().config("exposures").entries().get("meta");
    return identity.type() == ResourceType.EXPOSURE && meta != null && meta.value() instanceof Map
        ? Optional.of(
            new ConfigLevel(
                List.of(
                    new ConfigLevel.Setting(
                        "meta",
                        meta.value(),
                        meta.written(),
                        Origin.at(from.project().file(), meta.span())))))
        : Optional.empty();
  }

  private static List<ConfigLevel> levels(
      InstalledPackage from, PropertyEntry entry, Identity identity) {
    return from.project()
        .config(entry.section().key())
        .levels(identity.fqn(), from.project().file());
  }

  private static ConfigKeys.Kind kind(ResourceType type) {
    return switch (type) {
      case METRIC, SEMANTIC_MODEL -> ConfigKeys.Kind.SEMANTIC;
      case SAVED_QUERY -> ConfigKeys.Kind.SAVED_QUERY;
      case MODEL,
          SEED,
          SNAPSHOT,
          TEST,
          ANALYSIS,
          OPERATION,
          SOURCE,
          EXPOSURE,
          UNIT_TEST,
          GROUP,
          MACRO,
          DOC,
          FUNCTION ->
          ConfigKeys.Kind.PASSIVE;
    };
  }

  private Dependencies dependencies(PropertyEntry entry, ResourceType type) {
    Span span = entry.span();
    if (type == ResourceType.UNIT_TEST) {
      return unitTest(entry, span);
    }
    List<String> texts = new ArrayList<>();
    if (type == ResourceType.EXPOSURE) {
      texts.addAll(PlainValues.texts(entry.values().get("depends_on")));
    } else if (type == ResourceType.SEMANTIC_MODEL) {
      entry.text("model").ifPresent(texts::add);
    }
    CallText.Calls calls = CallText.Calls.in(texts, span);
    calls.strange().stream()
        .filter(text -> !text.strip().startsWith("metric("))
        .forEach(text ->
            sink.accept(
                Diagnostic.at(
                    DbtCode.BAD_PROPERTIES,
                    span,
                    "'" + text + "' is neither ref('…') nor source('…', '…')")));
    return Dependencies.reading(calls.refs(), calls.sources());
  }

  private static Dependencies unitTest(PropertyEntry entry, Span span) {
    RefCall model = new RefCall(Optional.empty(), modelName(entry), Optional.empty(), span);
    return Dependencies.reading(List.of(model), List.of());
  }
}

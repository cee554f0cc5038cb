package dev.floe.dbt.select;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of selector methods: which resources a method and a value mean. */
final class Methods {

  /** Makes the test of one criterion. */
  private interface Method {
    Predicate<Candidate> test(Selection.Criterion criterion, String rootProject);
  }

  private static final SequencedMap<String, Method> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("fqn", (criterion, root) -> FqnMatch.of(criterion.value()));
    TABLE.put("tag", (criterion, root) -> anyOf(Candidate::tags, criterion.value()));
    TABLE.put("path", (criterion, root) -> path(criterion.value()));
    TABLE.put("file", (criterion, root) -> file(criterion.value()));
    TABLE.put("package", Methods::inPackage);
    TABLE.put("config", (criterion, root) -> config(criterion));
    TABLE.put("source", (criterion, root) -> source(criterion.value()));
    TABLE.put("resource_type", (criterion, root) -> resourceType(criterion.value()));
    TABLE.put("test_type", (criterion, root) -> testType(criterion.value()));
    TABLE.put("test_name", (criterion, root) -> testName(criterion.value()));
    TABLE.put("group", (criterion, root) -> group(criterion.value()));
    TABLE.put("access", (criterion, root) -> access(criterion.value()));
    TABLE.put("version", (criterion, root) -> version(criterion.value()));
    TABLE.put("exposure", (criterion, root) -> named(ResourceType.EXPOSURE, criterion.value()));
    TABLE.put("metric", (criterion, root) -> named(ResourceType.METRIC, criterion.value()));
    TABLE.put("unit_test", (criterion, root) -> named(ResourceType.UNIT_TEST, criterion.value()));
    TABLE.put(
        "semantic_model",
        (criterion, root) -> named(ResourceType.SEMANTIC_MODEL, criterion.value()));
    TABLE.put("function", (criterion, root) -> named(ResourceType.FUNCTION, criterion.value()));
    TABLE.put(
        "saved_query", (criterion, root) -> named(ResourceType.SAVED_QUERY, criterion.value()));
  }

  /** A method that names another selection instead of testing resources. */
  static final String SELECTOR = "selector";

  private Methods() {}

  /** Methods that ask what an earlier run left behind. */
  static final List<String> OF_EARLIER = List.of("state", "result", "source_status");

  static List<String> names() {
    List<String> names = new ArrayList<>(TABLE.keySet());
    names.addAll(OF_EARLIER);
    names.add(SELECTOR);
    return names;
  }

  static Predicate<Candidate> test(
      Selection.Criterion criterion, String rootProject, EarlierRun earlier) {
    String value = criterion.value();
    return switch (criterion.method()) {
      case "state" -> candidate -> earlier.state(value, candidate.id());
      case "result" -> candidate -> earlier.result(value, candidate.id());
      case "source_status" -> candidate -> earlier.sourceStatus(value, candidate.id());
      default -> test(criterion, rootProject);
    };
  }

  private static Predicate<Candidate> test(Selection.Criterion criterion, String rootProject) {
    Method method = TABLE.get(criterion.method());
    if (method == null) {
      throw new IllegalStateException("a criterion of an unknown method: " + criterion);
    }
    return method.test(criterion, rootProject);
  }

  private static Predicate<Candidate> anyOf(
      java.util.function.Function<Candidate, List<String>> values, String pattern) {
    Predicate<String> glob = Glob.of(pattern);
    return candidate -> values.apply(candidate).stream().anyMatch(glob);
  }

  private static Predicate<Candidate> path(String pattern) {
    String tidy = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    Predicate<String> glob =
        Glob.ofPath(tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy);
    return candidate -> {
      String path = candidate.identity().originalPath();
      Optional<String> patch =
          candidate.properties().patchPath().map(p -> p.substring(p.indexOf("://") + 3));
      return self(path, glob) || patch.map(glob::test).orElse(false);
    };
  }

  /** Whether the path or one of the folders above it fits. */
  private static boolean self(String path, Predicate<String> glob) {
    for (String here = path; !here.isEmpty(); ) {
      if (glob.test(here)) {
        return true;
      }
      int slash = here.lastIndexOf('/');
      here = slash < 0 ? "" : here.substring(0, slash);
    }
    return false;
  }

  private static Predicate<Candidate> file(String pattern) {
    Predicate<String> glob = Glob.of(pattern);
    return candidate -> {
      String path = candidate.identity().originalPath();
      String name = path.substring(path.lastIndexOf('/') + 1);
      int dot = name.lastIndexOf('.');
      return glob.test(name) || glob.test(dot < 0 ? name : name.substring(0, dot));
    };
  }

  private static Predicate<Candidate> inPackage(Selection.Criterion criterion, String rootProject) {
    String wanted = criterion.value().equals("this") ? rootProject : criterion.value();
    Predicate<String> glob = Glob.of(wanted);
    return candidate -> glob.test(candidate.identity().packageName());
  }

  private static Predicate<Candidate> config(Selection.Criterion criterion) {
    boolean ignoreCase = criterion.arguments().equals(List.of("severity"));
    return candidate -> {
      boolean configurable = candidate.detail().isPresent() || candidate.sourceName().isPresent();
      if (!configurable || criterion.arguments().isEmpty()) {
        return false;
      }
      Object value = PlainValues.mapping(candidate.config().plain());
      for (String key : criterion.arguments()) {
        if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
          return false;
        }
        value = map.get(key);
      }
      return fits(value, criterion.value(), ignoreCase);
    };
  }

  private static boolean fits(@Nullable Object value, String wanted, boolean ignoreCase) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(item -> fits(item, wanted, ignoreCase));
    }
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(wanted);
    }
    if (value instanceof Boolean truth) {
      return truth.toString().equalsIgnoreCase(wanted);
    }
    String text = String.valueOf(value);
    return value != null && (ignoreCase ? text.equalsIgnoreCase(wanted) : text.equals(wanted));
  }

  private static Predicate<Candidate> source(String value) {
    List<String> parts = List.of(value.split("\\.", -1));
    String packageName = parts.size() == 3 ? parts.getFirst() : "*";
    List<String> rest = parts.size() == 3 ? parts.subList(1, 3) : parts;
    Predicate<String> packages = Glob.of(packageName);
    Predicate<String> sources = Glob.of(rest.getFirst());
    Predicate<String> tables = Glob.of(rest.size() > 1 ? rest.get(1) : "*");
    return candidate ->
        candidate.sourceName().filter(sources).isPresent()
            && packages.test(candidate.identity().packageName())
            && tables.test(candidate.identity().name());
  }

  private static Predicate<Candidate> resourceType(String value) {
    return candidate -> candidate.identity().type().word().equals(value);
  }

  private static Predicate<Candidate> testType(String value) {
    Set<String> generic = Set.of("generic", "schema", "data");
    Set<String> singular = Set.of("singular", "data");
    return candidate ->
        switch (candidate.detail().orElse(null)) {
          case NodeDetail.GenericTest test -> generic.contains(value);
          case NodeDetail.SingularTest test -> singular.contains(value);
          case null -> value.equals("unit") && is(candidate, ResourceType.UNIT_TEST);
          case NodeDetail.Model model -> false;
          case NodeDetail.Seed seed -> false;
          case NodeDetail.Snapshot snapshot -> false;
          case NodeDetail.Analysis analysis -> false;
          case NodeDetail.Function function -> false;
          case NodeDetail.RunHook hook -> false;
        };
  }

  private static boolean is(Candidate candidate, ResourceType type) {
    return candidate.identity().type() == type;
  }

  private static Predicate<Candidate> testName(String value) {
    Predicate<String> glob = Glob.of(value);
    return candidate ->
        candidate.detail().orElse(null) instanceof NodeDetail.GenericTest test
            ? glob.test(test.name())
            : is(candidate, ResourceType.UNIT_TEST) && glob.test(candidate.identity().name());
  }

  private static Predicate<Candidate> group(String value) {
    Predicate<String> glob = Glob.of(value);
    return candidate -> candidate.config().text("group").filter(glob).isPresent();
  }

  private static Predicate<Candidate> access(String value) {
    return candidate ->
        candidate.detail().orElse(null) instanceof NodeDetail.Model model
            && model.access().equals(value);
  }

  /** {@code latest}, {@code prerelease}, {@code old} or {@code none}. */
  private static Predicate<Candidate> version(String value) {
    return candidate ->
        candidate.detail().orElse(null) instanceof NodeDetail.Model model
            && versionWord(model).equals(value);
  }

  private static String versionWord(NodeDetail.Model model) {
    if (model.version().isEmpty()) {
      return "none";
    }
    if (model.version().equals(model.latestVersion())) {
      return "latest";
    }
    int order = compare(model.version().orElse(""), model.latestVersion().orElse(""));
    return order > 0 ? "prerelease" : "old";
  }

  /** As numbers where both are, else as words. */
  private static int compare(String own, String latest) {
    try {
      return Double.compare(Double.parseDouble(own), Double.parseDouble(latest));
    } catch (NumberFormatException e) {
      return own.compareTo(latest);
    }
  }

  private static Predicate<Candidate> named(ResourceType type, String value) {
    int dot = value.indexOf('.');
    Predicate<String> packages = Glob.of(dot < 0 ? "*" : value.substring(0, dot));
    Predicate<String> names = Glob.of(value.substring(dot + 1));
    return candidate ->
        is(candidate, type)
            && packages.test(candidate.identity().packageName())
            && names.test(candidate.identity().name());
  }
}

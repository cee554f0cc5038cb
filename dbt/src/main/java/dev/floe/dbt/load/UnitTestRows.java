package dev.floe.dbt.load;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.project.InstalledPackage;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.seed.CsvReader;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a unit test, wherever they are written: in the property file, in a fixture file or in
 * a seed. Afterwards {@code rows} is a list of mappings, or text where the format is SQL.
 */
final class UnitTestRows {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private final Project project;
  private final Map<String, ResourceNode> nodes;
  private final References references;
  private final PassiveResource test;
  private final Consumer<Diagnostic> sink;

  /**
   * @param references over the nodes
   */
  UnitTestRows(
      Project project,
      Map<String, ResourceNode> nodes,
      References references,
      PassiveResource test,
      Consumer<Diagnostic> sink) {
    this.project = project;
    this.nodes = nodes;
    this.references = references;
    this.test = test;
    this.sink = sink;
  }

  /** The content of the test with all its rows. */
  Map<String, @Nullable Object> content() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>(test.content());
    List<@Nullable Object> given = new ArrayList<>();
    for (Object one : PlainValues.list(content.get("given"))) {
      Map<String, @Nullable Object> input = PlainValues.mapping(one);
      given.add(withRows(input, "the input " + input.get("input")));
    }
    content.put("given", given);
    content.put("expect", withRows(PlainValues.mapping(content.get("expect")), "expect"));
    return content;
  }

  private Map<String, @Nullable Object> withRows(
      Map<String, @Nullable Object> fixture, String what) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(fixture);
    String format = PlainValues.text(fixture.get("format"), "dict");
    Optional<Object> rows =
        switch (format) {
          case "dict" -> dicts(fixture);
          case "csv" -> text(fixture, "csv").flatMap(text -> csv(what, text.getBytes(UTF_8)));
          case "sql" -> text(fixture, "sql").map(text -> text);
          default -> Optional.empty();
        };
    if (rows.isEmpty()) {
      sink.accept(problem(what + " has no rows in the format '" + format + "'"));
    }
    whole.put("rows", rows.map(UnitTestRows::fullRowFirst).orElse(List.of()));
    return whole;
  }

  /** Databases that tell types by the first row need one without nulls; it changes places. */
  private static Object fullRowFirst(Object written) {
    if (!(written instanceof List<?> rows)) {
      return written;
    }
    List<@Nullable Object> sorted = new ArrayList<>(rows);
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i) instanceof Map<?, ?> row && !row.containsValue(null)) {
        Collections.swap(sorted, 0, i);
        break;
      }
    }
    return sorted;
  }

  private Optional<Object> dicts(Map<String, @Nullable Object> fixture) {
    return switch (fixture.get("rows")) {
      case List<?> rows when rows.stream().allMatch(row -> row instanceof Map<?, ?>) ->
          Optional.of(rows);
      case null -> seed(PlainValues.text(fixture.get("input"), ""));
      default -> Optional.empty();
    };
  }

  /** An input without rows is a seed: its rows are those of its file. */
  private Optional<Object> seed(String input) {
    return CallText.ref(input, UnitTests.place(test))
        .map(call -> references.ref(call, test.identity().packageName()))
        .flatMap(found ->
            found instanceof Resolution.Found seed
                ? Optional.ofNullable(nodes.get(seed.uniqueId()))
                : Optional.empty())
        .map(node -> node.identity().file())
        .filter(file -> file.endsWith(".csv"))
        .flatMap(file -> project.files().read(file).flatMap(bytes -> csv(file, bytes)));
  }

  private Optional<String> text(Map<String, @Nullable Object> fixture, String extension) {
    if (fixture.get("rows") instanceof String text) {
      return Optional.of(text);
    }
    return fixture.get("fixture") instanceof String name
        ? file(name + "." + extension)
            .flatMap(file -> project.files().read(file.file()))
            .map(bytes -> new String(bytes, UTF_8))
        : Optional.empty();
  }

  private Optional<SourceFile> file(String name) {
    List<SourceFile> files =
        project.packages().stream()
            .filter(one -> one.name().equals(test.identity().packageName()))
            .map(InstalledPackage::files)
            .flatMap(all -> all.fixtures().stream())
            .filter(file -> file.path().substring(file.path().lastIndexOf('/') + 1).equals(name))
            .toList();
    if (files.size() > 1) {
      sink.accept(
          UnitTests.problem(
                  test,
                  "two fixtures are named '"
                      + name
                      + "': "
                      + files.get(0).file()
                      + " and "
                      + files.get(1).file())
              .withHelp("give one of them another name: their folders do not tell them apart"));
    }
    return files.stream().findFirst();
  }

  /** A field without text is null, as nothing else can say it. */
  private Optional<Object> csv(String what, byte[] text) {
    if (new String(text, UTF_8).isBlank()) {
      return Optional.of(List.of());
    }
    Result<CsvTable> table = CsvReader.read(what, text, ',');
    if (table.value().isEmpty()) {
      table.diagnostics().forEach(found -> sink.accept(problem(what + ": " + found.message())));
      return Optional.of(List.of());
    }
    List<String> header = table.value().get().header();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<String> fields : table.value().get().rows()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), fields.get(i).isEmpty() ? null : fields.get(i));
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  private Diagnostic problem(String message) {
    return UnitTests.problem(test, message);
  }
}
